"""A calendar file in its place: whole or as it was, readable as before."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from planner.ics.files import CannotExport, NoFolder, NoRoom, NotAllowed, holds, put


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "lịch.ics"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_and_nothing_stays_beside_it(target):
    put(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_shared_file_stays_readable_for_the_others(target):
    target.chmod(0o664)
    put(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o664


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(target, tmp_path):
    link = tmp_path / "link.ics"
    link.symlink_to(target)
    put(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (errno.ENOSPC, NoRoom),
        (errno.EDQUOT, NoRoom),
        (errno.EACCES, NotAllowed),
        (errno.EROFS, NotAllowed),
        (errno.EIO, CannotExport),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_whole(target, monkeypatch, code, refusal, call):
    def fail(*_given):
        raise OSError(code, os.strerror(code))

    owner = os if call == "fsync" else Path
    monkeypatch.setattr(owner, call, fail)
    with pytest.raises(CannotExport) as caught:
        put(target, b"new")
    assert type(caught.value) is refusal
    assert caught.value.details["name"] == str(target)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told_apart(tmp_path, target):
    for path in (tmp_path / "không có" / "a.ics", target / "a.ics"):
        with pytest.raises(NoFolder):
            put(path, b"new")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(CannotExport):
        put(tmp_path, b"new")


def test_the_same_octets_are_recognised(target, tmp_path):
    assert holds(target, b"old")
    assert not holds(target, b"odd")
    assert not holds(tmp_path / "none.ics", b"")
