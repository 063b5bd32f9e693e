"""copies, restore and save: what can be gone back to, going back to it, the plan as one file."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands import DONE, REFUSED
from planner.commands.wording import day, line, refusal_sentence
from planner.model import PlanDamaged, PlannerError
from planner.settings import PLAN
from planner.store import Contents, Store, WriteLock, copies, put_in_place, salvage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from planner.commands import Call
    from planner.model import Change
    from planner.store import Copy


class NoSuchCopy(PlannerError):
    """There is no copy with this number, and no file of this name."""

    code = "no_such_copy"


def show(call: Call) -> int:
    """Print the copies of the plan, the newest first; a damaged plan has them too."""
    found = copies(call.data / PLAN)
    if call.asked.json:
        told = [_as_json(copy) for copy in found]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return DONE
    if not found:
        call.tell("commands.no_copies")
    for copy in found:
        why = call.words.say(f"store.why_{copy.why}")
        print(f"{copy.serial:6}  {_when(copy, call)}  {why}")
    return DONE


def restore(call: Call) -> int:
    """Print what going back to a copy would change; with --accept go back to it."""
    file, name = _chosen(call)
    try:
        with call.store(writing=call.asked.accept) as store:
            go = store.restore if call.asked.accept else store.preview
            change = _ours(go, file, call)
    except PlanDamaged as refusal:
        return _mend(file, refusal, call)
    _show(change, name, call)
    if call.asked.accept and change.after:
        call.tell("copies.restored")
    return DONE


def save(call: Call) -> int:
    """Write the whole plan as one file."""
    with call.store() as store:
        store.save_as(call.asked.output)
    call.tell("store.copied", place=call.asked.output)
    return DONE


def _chosen(call: Call) -> tuple[Path, str]:
    """Return the file that a number or a path names, and what to call it."""
    text = call.asked.copy
    for copy in copies(call.data / PLAN):
        if text == str(copy.serial):
            return copy.path, _when(copy, call)
    with suppress(OSError, ValueError):  # a name that no file can have
        if Path(text).is_file():
            return Path(text), Path(text).name
    raise NoSuchCopy(text=text)


class UnsoundCopy(PlannerError):
    """The copy itself is damaged, or is no plan: nothing was done."""

    code = "unsound_copy"


def _ours(go: Callable[[Path, datetime], Change], file: Path, call: Call) -> Change:
    """Look into a copy or go back to it; a damaged copy is no damaged plan."""
    try:
        return go(file, call.now)
    except PlanDamaged as refusal:
        raise UnsoundCopy(name=file.name) from refusal


def _mend(file: Path, refusal: PlanDamaged, call: Call) -> int:
    """Put a copy in the place of a plan that cannot be opened, and what that plan still holds."""
    path, found = call.data / PLAN, Contents(())
    with suppress(PlannerError):
        found = salvage(path)
    if not call.asked.accept:
        call.complain(refusal_sentence(refusal, call.words))
        call.tell("commands.would_mend", count=len(found.items))
        return REFUSED
    with WriteLock(call.data):
        try:
            aside = put_in_place(path, file, call.now)
        except PlanDamaged as unsound:
            raise UnsoundCopy(name=file.name) from unsound
        with Store.open(path, now=call.now) as store:
            count = len(store.bring_in(found, call.now).after)
    call.tell("commands.mended", count=count)
    if aside is not None:
        call.tell("store.set_aside", place=aside)
    return DONE


def _show(change: Change, name: str, call: Call) -> None:
    """Print the items that change: - goes to the bin, + comes, ~ is as it was."""
    known = {item.uid for item in change.before}
    for item in change.after:
        sign = "-" if item.removed else "~" if item.uid in known else "+"
        print(f"{sign} {line(item.summary)}")
    gone = sum(item.removed is not None for item in change.after)
    key = "copies.preview" if change.after else "copies.same"
    call.tell(key, name=name, changed=len(change.after) - gone, removed=gone)


def _when(copy: Copy, call: Call) -> str:
    """Return when a copy was made, by this computer's clock."""
    stamp = copy.stamp.astimezone(call.clock.local().tzinfo)
    return f"{stamp.hour:02}:{stamp.minute:02} {day(stamp.date())}"


def _as_json(copy: Copy) -> dict[str, object]:
    return {
        "number": copy.serial,
        "made": copy.stamp.isoformat(),
        "why": copy.why,
        "file": str(copy.path),
    }
