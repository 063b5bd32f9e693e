"""Find quickly, among thousands of open tasks, those whose words a report has at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.outcomes.lexicon import syllables
from planner.outcomes.wording import compiled, content_of, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.model import Task
    from planner.outcomes.wording import Content

FEWEST = 2  # pairs of neighbouring syllables that two wordings of one work share
SHORT = 7  # words of a title in which a number must not part what belongs together
MANY = 4  # pairs that are enough where all their syllables are common
LEAST = 0.3  # of all the pairs of a title: its tail may be another
MOST = 200  # tasks that are looked at closely
SHARE = 0.8  # of a work's weight that must be named
GOES_ON = (
    r"(?:(?:tiếp tục|tập trung|khẩn trương|đẩy nhanh tiến độ|đẩy nhanh|đôn đốc|hoàn thành|hoàn tất"
    r"|kết thúc|sớm)(?: việc| công tác| dứt điểm| xong)? )+"
)
"""What a plan says before work that has begun."""
TOGETHER = r"(?:[Cc]hủ trì,? (?:và )?)?[Pp]hối hợp (?:chặt chẽ )?(?:với|cùng) "

Pair = tuple[str, str]


class Works:
    """Open tasks by the pairs of neighbouring syllables in their titles."""

    def __init__(self, tasks: Iterable[Task], texts: Iterable[str]) -> None:
        """Keep the tasks that some of the texts may name."""
        known: set[Pair] = set()
        for text in texts:  # as titles are looked at here, and without stops
            known.update(pairwise(text.casefold().split()))
            words = [token.form for token in read(text)]
            known.update(pairwise(words))
            function = syllables("function")
            known.update(pairwise(w for w in words if not w[0].isdigit() and w not in function))
        rated = [
            (count, task, title)
            for task in tasks
            for title in _titles(task)
            if (count := _shared(title, known))
        ]
        rated.sort(key=lambda found: found[0], reverse=True)
        held = [(task, title) for _, task, title in rated[:MOST] if task.is_open]
        self.tasks = [task for task, _ in held]
        self._contents = [content_of(work_of(task, title)) for task, title in held]
        self._by_pair: dict[Pair, list[int]] = defaultdict(list)
        for number, work in enumerate(self._contents):
            for pair in set(pairwise(work.forms)):
                self._by_pair[pair].append(number)

    def near(self, told: Content) -> Iterator[tuple[Task, Content]]:
        """Return the tasks of which a stretch has most of the words."""
        counts: Counter[int] = Counter()
        for pair in set(pairwise(told.forms)):
            counts.update(self._by_pair.get(pair, ()))
        forms = set(told.forms)
        for number, count in counts.items():
            held = self._contents[number]
            if count >= min(FEWEST, len(held.forms) - 1) and held.share(forms) >= SHARE:
                yield self.tasks[number], held


def work_of(task: Task, title: str) -> str:
    """Return a task's title without who does it, and that it goes on or comes to its end."""
    for unit in (task.assignee, *task.with_units):
        if unit and title.casefold().startswith(unit.casefold()):
            title = title[len(unit) :].lstrip(" ,:-")
        match = compiled(TOGETHER).match(title)
        title = title[match.end() :] if match else title
    match = compiled(GOES_ON).match(title.casefold())
    return title[match.end() :] if match and len(title) == len(title.casefold()) else title


def _titles(task: Task) -> tuple[str, ...]:
    """Return what a task is called, and what its report called it, if a person changed that."""
    read = task.as_read
    if read is None or read.summary == task.summary:
        return (task.summary,)
    return task.summary, read.summary


def _shared(title: str, known: set[Pair]) -> int:
    """Count the pairs that a title shares with the report; 0 where they are too few."""
    words = title.casefold().split()
    if len(words) <= SHORT:  # in a long title the other pairs are enough
        words = [word for word in words if not word[0].isdigit()]
    shared = known.intersection(pairwise(words))
    if len(shared) < max(min(FEWEST, len(words) - 1), LEAST * len(words)):
        return 0
    plain = syllables("common") | syllables("function")
    rare = any(first not in plain or second not in plain for first, second in shared)
    return len(shared) if rare or len(shared) >= MANY else 0
