"""Cases in which users of other programs lost data, those that can happen here without a server.

The numbers are those of the list that docs/promises.md goes through.
"""

from datetime import timedelta

import pytest

from planner.ics.profile import UNNAMED, Profile
from planner.ics.read import read_ics
from planner.ics.reviewable import under_review
from planner.ics.write import to_ics
from planner.model import PlanLocked, Task
from planner.plan import Plan
from planner.reading.document import from_text
from planner.reading.extract import extract
from planner.rereading import Standing
from planner.review import review
from planner.settings import SETTINGS, Settings, load, save
from planner.store import Store, opening
from resources import words
from tests.planner.commands.division import NOW, REPORT

TODAY = NOW.date()
CERTAIN = REPORT.replace("trước ngày 31/02/2018", "trước ngày 22/02/2018")
WINDOW = (TODAY.replace(day=1), TODAY.replace(day=28))
LATER = timedelta(minutes=5)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "plan.sqlite"


def take_over(store):
    """Read the report and take over all it gives; return what it was compared to be."""
    draft = extract(from_text(CERTAIN, "báo cáo.txt"), None, TODAY)
    plan = Plan(store, store.write)
    rereading = plan.compare(draft)
    plan.accept(review(draft, rereading).accepted, NOW)
    return [each.standing for each in rereading.comparisons]


def held(store):
    return {item.uid: item for item in store.items()}


def test_s21_two_copies_of_the_program_on_one_plan_do_not_mix(path):
    with Store.open(path, now=NOW) as first, Store.open(path, now=NOW) as second:
        take_over(first)
        late = Plan(second, second.write)
        shown = late.items()
        Plan(first, first.write).add(Task(summary="của người kia"), NOW)
        with pytest.raises(PlanLocked) as refusal:
            late.add(Task(summary="của tôi"), NOW)
        assert refusal.value.details["reason"] == "changed_elsewhere"
        assert len(held(second)) == len(shown) + 1
        again = Plan(second, second.write)  # as after another start
        again.add(Task(summary="của tôi"), NOW)
        assert len(held(first)) == len(shown) + 2


@pytest.mark.parametrize("left", [b"", b"\0" * 4096])
def test_s22_settings_of_nothing_after_a_power_cut_begin_nothing_anew(path, left, caplog):
    with Store.open(path, now=NOW) as store:
        take_over(store)
        name, items = store.plan_uuid, held(store)
    save(path.parent, Settings(language="en"))
    (path.parent / SETTINGS).write_bytes(left)
    assert load(path.parent) == Settings()
    with Store.open(path, now=NOW) as store:
        assert (store.plan_uuid, held(store)) == (name, items)
        assert set(take_over(store)) == {Standing.SAME}
        assert held(store).keys() == items.keys()


def test_s23_a_plan_on_a_share_is_never_written(path, monkeypatch):
    with Store.open(path, now=NOW) as store:
        take_over(store)
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    monkeypatch.setattr(opening, "is_network", lambda _path: True)
    with Store.open(path, now=NOW + timedelta(days=30)) as store:
        assert held(store)
        for write in (
            lambda: take_over(store),
            lambda: store.save_ledger("lich", {}, NOW),
            lambda: store.mark_reviewed("x", NOW),
        ):
            with pytest.raises(PlanLocked):
                write()
        store.check(NOW)
        store.copies()
    assert {f: f.read_bytes() for f in path.parent.rglob("*") if f.is_file()} == before


def test_s24_what_a_return_to_a_copy_brought_back_no_later_reading_takes_away(path):
    with Store.open(path, now=NOW) as store:
        take_over(store)
        items = held(store)
        copy = store.copies()[0]
        plan = Plan(store, store.write)
        plan.remove(list(items), NOW + LATER)
        assert held(store) == {}
        sent = to_ics(items.values(), UNNAMED, Profile.CONG_VIEC, words=words("vi"), now=NOW).data
        store.restore(copy.path, NOW + 2 * LATER)
        back = held(store)
        assert back.keys() == items.keys()
        take_over(store)  # the report again
        assert held(store).keys() == items.keys()
        plan = Plan(store, store.write)
        _, rereading = under_review(read_ics(sent, WINDOW, plan.items()), "lich.ics")
        assert not rereading.gone
        assert {each.standing for each in rereading.comparisons} == {Standing.SAME}
        assert all(back[uid].sequence > items[uid].sequence for uid in items)  # outside sees it


def test_s26_a_report_read_twice_and_by_two_officials_is_there_once(tmp_path):
    paths = [tmp_path / name / "plan.sqlite" for name in ("an", "bình")]
    plans = []
    for path in paths:
        with Store.open(path, now=NOW) as store:
            assert set(take_over(store)) == {Standing.NEW}
            assert set(take_over(store)) == {Standing.SAME}
            plans.append(held(store))
    assert plans[0].keys() == plans[1].keys()
    sent = to_ics(plans[0].values(), UNNAMED, Profile.CONG_VIEC, words=words("vi"), now=NOW).data
    with Store.open(paths[1], now=NOW) as store:
        plan = Plan(store, store.write)
        found = read_ics(sent, WINDOW, plan.items())
        assert {each.standing for each in found.found} == {Standing.SAME}
