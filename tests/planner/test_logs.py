"""The log: warnings to a file that does not grow without end."""

import logging

import pytest

from planner import logs


@pytest.fixture(autouse=True)
def handlers():
    """Leave the log as it was."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_warnings_go_to_a_file_in_the_data_folder(tmp_path, caplog):
    logs.to_file(tmp_path)
    logging.getLogger("planner.x").warning("%d proposals", 3)
    logging.getLogger("planner.x").info("a step")
    assert "3 proposals" in (tmp_path / logs.FILE).read_text(encoding="utf-8")
    assert "a step" not in (tmp_path / logs.FILE).read_text(encoding="utf-8")


def test_without_a_warning_there_is_no_file(tmp_path):
    logs.to_file(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_file_does_not_grow_without_end(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(logs, "SIZE", 2_000)
    logs.to_file(tmp_path)
    for number in range(400):
        logging.getLogger("planner.x").warning("%d", number)
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == logs.COPIES + 1
    assert sum(path.stat().st_size for path in kept) <= 3 * 2_000


def test_a_data_folder_that_is_not_there_is_not_made(tmp_path):
    logs.to_file(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_what_an_exception_says_stays_out_of_the_file(tmp_path, caplog):
    logs.to_file(tmp_path)
    try:
        {}["Họp giao ban mật"]
    except KeyError as cause:
        failure = ValueError("Nội dung báo cáo")
        failure.__cause__ = cause
    logging.getLogger("planner.x").error("not caught", exc_info=failure)
    said = (tmp_path / logs.FILE).read_text(encoding="utf-8")
    assert "ValueError" in said
    assert "KeyError" in said
    assert "test_logs.py" in said
    assert "mật" not in said
    assert "báo cáo" not in said
