"""Calendar files without a window: written, kept, brought back."""

import json

from planner.settings import Settings, save
from planner.store import Store, WriteLock
from tests.planner.commands.division import NOW, entry

# ------------------------------------------------------------------------------------------ export


def test_export_writes_the_month_for_outlook(call, imported, tmp_path):
    target = tmp_path / "kế hoạch.ics"
    status, out, err = call("export", "--month", "2018-02", "-o", target)
    assert (status, out) == (0, "")
    written = target.read_bytes()
    assert b"DTSTART;VALUE=DATE:20180220" in written
    assert b"BEGIN:VTODO" not in written
    assert target.name in err


def test_export_in_the_other_profile_has_tasks(call, imported, tmp_path):
    target = tmp_path / "plan.ics"
    call("export", "--profile", "cong-viec", "-o", target)
    assert b"BEGIN:VTODO" in target.read_bytes()


def test_nothing_to_export_is_refused_and_leaves_the_old_file(call, tmp_path):
    target = tmp_path / "plan.ics"
    target.write_bytes(b"old")
    status, _, err = call("export", "-o", target)
    assert status == 1
    assert len(err.splitlines()) == 1
    assert target.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_named(call, imported, tmp_path):
    target = tmp_path / "no such folder" / "plan.ics"
    status, _, err = call("export", "-o", target)
    assert status == 1
    assert str(target) in err


def test_export_into_a_folder_names_the_file(call, imported, tmp_path):
    call("export", "--month", "2018-02", "-o", tmp_path)
    call("export", "--days", "2018-02-19..2018-02-20", "-o", tmp_path)
    whole = (tmp_path / "ke-hoach-2018-02.ics").read_text(encoding="utf-8")
    part = (tmp_path / "ke-hoach-2018-02-19-den-2018-02-20.ics").read_text(encoding="utf-8")
    assert whole.count("BEGIN:VEVENT") > part.count("BEGIN:VEVENT") == 1


def test_export_of_changes_holds_what_changed_since_the_last_one(call, imported, tmp_path):
    call("export", "-o", tmp_path)
    status, _, err = call("export", "--changes", "-o", tmp_path)
    assert status == 1
    assert "chưa có gì thay đổi" in err
    assert call("done", entry(imported, "rà soát")["uid"])[0] == 0
    assert call("export", "--changes", "-o", tmp_path)[0] == 0
    delta = (tmp_path / "ke-hoach-thay-doi.ics").read_text(encoding="utf-8")
    assert delta.count("BEGIN:VEVENT") == 1
    assert "✔ Rà soát" in delta
    assert "X-WR-CALNAME" not in delta
    assert call("export", "--changes", "-o", tmp_path)[0] == 1


def test_export_works_while_the_window_holds_the_plan(call, imported, tmp_path):
    with WriteLock(tmp_path / "data"):
        assert call("export", "-o", tmp_path / "a.ics")[0] == 0
    assert (tmp_path / "a.ics").exists()


def test_a_large_plan_is_exported_as_a_file_for_each_month(call, tmp_path, monkeypatch, imported):
    monkeypatch.setattr("planner.ics.write.LARGEST", 100)
    later = tmp_path / "tháng 5.ics"
    later.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Hội thi\nDTSTART;VALUE=DATE:20180515\n"
        "END:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    assert call("import", "--accept", later)[0] == 0
    status, _, err = call("export", "-o", tmp_path / "kế hoạch.ics")
    assert status == 0
    assert "mỗi tháng một tệp" in err
    written = {path.name for path in tmp_path.glob("kế hoạch*.ics")}
    assert written == {"kế hoạch-2018-02.ics", "kế hoạch-2018-05.ics"}
    assert not (tmp_path / "kế hoạch.ics").exists()


def test_a_folder_that_is_not_there_is_told(call, imported, tmp_path):
    status, _, err = call("export", "-o", tmp_path / "không có" / "a.ics")
    assert status == 1
    assert "không thấy thư mục" in err


def test_a_kept_file_follows_what_is_done_without_a_window(call, imported, tmp_path):
    from planner.ics.orders import Order
    from planner.ics.subscriptions import Subscription
    from planner.ics.subscriptions import save as save_list

    kept, gone = tmp_path / "kept.ics", tmp_path / "không có" / "kept.ics"
    save_list(tmp_path / "data", [Subscription(gone, Order()), Subscription(kept, Order())])
    status, _, err = call("done", entry(imported, "rà soát")["uid"])
    assert status == 0
    assert "không thấy thư mục" in err
    assert "✔ Rà soát" in kept.read_text(encoding="utf-8")


# --------------------------------------------------------------------------------------- calendars


def moved_out(call, tmp_path):
    """Export the plan, tick a task in the file as Outlook would, and return it."""
    call("export", "-o", tmp_path / "ra.ics")
    path = tmp_path / "vào.ics"
    data = (tmp_path / "ra.ics").read_bytes()
    path.write_bytes(data.replace("SUMMARY:Rà soát".encode(), "SUMMARY:✔ Rà soát".encode()))
    return path


def test_a_calendar_comes_back_with_what_was_ticked_outside(call, imported, tmp_path):
    path = moved_out(call, tmp_path)
    status, _, err = call("import", "--accept", path)
    assert status == 0
    assert "0 mục mới và 1 thay đổi" in err
    after = json.loads(call("list", "--json")[1])
    assert len(after) == len(imported)
    assert entry(after, "rà soát")["status"] == "COMPLETED"


def test_a_calendar_is_only_kept_until_a_person_has_reviewed_it(call, imported, tmp_path):
    path = moved_out(call, tmp_path)
    status, _, err = call("import", path)
    assert status == 0
    assert "1 thay đổi" in err
    assert json.loads(call("list", "--json")[1]) == imported
    with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
        kept = [report for report in store.reports() if report.reviewed is None]
        text = store.document(kept[-1].digest).text
    assert text.encode() == path.read_bytes()


def test_a_file_that_is_no_calendar_is_refused_and_the_next_is_read(call, imported, tmp_path):
    broken = tmp_path / "hỏng.ics"
    broken.write_bytes(bytes(range(256)))
    status, _, err = call("import", "--accept", broken, moved_out(call, tmp_path))
    assert status == 1
    assert "hỏng.ics: Tệp này không phải tệp lịch" in err
    assert "1 thay đổi" in err


def test_what_the_settings_leave_out_is_not_exported(call, imported, tmp_path):
    save(tmp_path / "data", Settings(export_month_tasks=False, export_reminders=False))
    target = tmp_path / "plan.ics"
    _, _, err = call("export", "-o", target)
    assert "(trong tháng)" not in target.read_text(encoding="utf-8")
    assert len(err.splitlines()) == 2
