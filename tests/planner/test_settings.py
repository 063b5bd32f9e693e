"""Settings: kept as TOML, found without Qt, never in the way of a start."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import CannotWrite
from planner.settings import DAMAGED, SETTINGS, Settings, data_folder, is_damaged, load, save

CHOICES = st.builds(
    Settings,
    language=st.sampled_from(["vi", "en"]),
    colour_scheme=st.sampled_from(["system", "light", "dark"]),
    show_done=st.booleans(),
    export_month_tasks=st.booleans(),
    export_reminders=st.booleans(),
    organisation=st.sampled_from(["", 'Trạm "Sông Cầu"', "a\\b", "hai\ndòng"]),
)


@given(settings=CHOICES)
def test_what_is_saved_is_loaded(tmp_path_factory, settings):
    folder = tmp_path_factory.mktemp("dữ liệu")
    save(folder, settings)
    assert load(folder) == settings
    assert [path.name for path in folder.iterdir()] == [SETTINGS]


def test_where_nothing_is_kept_the_defaults_hold(tmp_path):
    assert load(tmp_path / "nowhere") == Settings()


@given(rubbish=st.one_of(st.binary(max_size=60), st.just(b""), st.just(b"language = 'vi")))
def test_rubbish_never_keeps_the_program_from_starting(tmp_path_factory, rubbish):
    import logging

    logging.disable(logging.WARNING)
    try:
        folder = tmp_path_factory.mktemp("settings")
        (folder / SETTINGS).write_bytes(rubbish)
        assert load(folder).language in {"vi", "en"}
    finally:
        logging.disable(logging.NOTSET)


def test_damage_is_logged_without_words(tmp_path, caplog):
    (tmp_path / SETTINGS).write_bytes(b"\xff\xfe secret")
    assert load(tmp_path) == Settings()
    assert "settings" in caplog.text
    assert "secret" not in caplog.text


def test_a_value_that_makes_no_sense_costs_only_itself(tmp_path):
    (tmp_path / SETTINGS).write_text(
        'language = "klingon"\ncolour_scheme = "dark"\nshow_done = 1\nunknown = true\n'
    )
    assert load(tmp_path) == Settings(colour_scheme="dark")


def test_settings_that_cannot_be_written_are_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        save(tmp_path / "file", Settings())


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/d"}, "/d/lich-trong-tam"),
        ("linux", {}, "/home/an/.local/share/lich-trong-tam"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/an/.local/share/lich-trong-tam"),
        ("darwin", {}, "/home/an/Library/Application Support/LichTrongTam"),
        ("win32", {"LOCALAPPDATA": "/u/Local"}, "/u/Local/LichTrongTam"),
        ("win32", {}, "/home/an/AppData/Local/LichTrongTam"),
    ],
)
def test_each_system_keeps_the_plan_in_its_place(
    monkeypatch, tmp_path, platform, environment, expected
):
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/an"))
    monkeypatch.setattr(sys, "platform", platform)
    assert data_folder(tmp_path) == Path(expected)


def test_a_portable_program_keeps_the_plan_beside_itself(tmp_path):
    (tmp_path / "portable").touch()
    assert data_folder(tmp_path) == tmp_path / "data"


def test_damaged_settings_are_put_aside_before_others_take_their_place(tmp_path, caplog):
    (tmp_path / SETTINGS).write_bytes(b"[General\n\xff\0")
    assert is_damaged(tmp_path)
    save(tmp_path, Settings(language="en"))
    assert not is_damaged(tmp_path)
    assert load(tmp_path).language == "en"
    assert (tmp_path / DAMAGED).read_bytes() == b"[General\n\xff\0"


def test_settings_that_are_not_there_are_not_damaged(tmp_path):
    assert not is_damaged(tmp_path)
