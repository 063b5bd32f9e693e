"""The files that ship, and the compiled form of the tables among them."""

import errno
import os

import pytest

import resources


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A folder of resources with one table."""
    monkeypatch.setattr(resources, "HERE", tmp_path)
    monkeypatch.setattr(resources.sys, "dont_write_bytecode", False)
    file = tmp_path / "days.toml"
    file.write_text('[day]\nname = "Ngày Nước sạch"\n', encoding="utf-8")
    return file


def compiled(shipped):
    return next((shipped.parent / "__pycache__").glob("days.*"))


def test_a_table_is_read_from_its_compiled_form_the_second_time(shipped, monkeypatch):
    first = resources.table("days.toml")
    monkeypatch.setitem(resources.sys.modules, "tomllib", None)  # an import of it would fail
    assert resources.table("days.toml") == first == {"day": {"name": "Ngày Nước sạch"}}


def test_a_table_that_was_edited_is_read_anew(shipped):
    resources.table("days.toml")
    shipped.write_text('[day]\nname = "Ngày Biển sạch"\n', encoding="utf-8")
    os.utime(shipped, ns=(1, 1))
    assert resources.table("days.toml")["day"]["name"] == "Ngày Biển sạch"


@pytest.mark.parametrize("content", [b"", b"\0", b"no marshal at all"])
def test_a_damaged_compiled_form_is_passed_over(shipped, content):
    first = resources.table("days.toml")
    compiled(shipped).write_bytes(content)
    assert resources.table("days.toml") == first


def test_a_compiled_form_of_something_else_is_passed_over(shipped):
    import marshal

    first = resources.table("days.toml")
    compiled(shipped).write_bytes(marshal.dumps([1, 2, 3]))
    assert resources.table("days.toml") == first


def test_where_nothing_can_be_kept_a_table_is_still_read(shipped):
    (shipped.parent / "__pycache__").write_text("a file in the folder's place")
    assert resources.table("days.toml")["day"]
    assert resources.table("days.toml")["day"]


def test_each_caller_has_a_table_of_its_own(shipped):
    resources.table("days.toml")["day"] = "changed"
    assert resources.table("days.toml")["day"] == {"name": "Ngày Nước sạch"}


def test_a_full_disk_leaves_no_part_of_a_compiled_form(shipped, monkeypatch):
    write = resources.Path.write_bytes

    def fill_up(file, content):
        write(file, content[:10])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(resources.Path, "write_bytes", fill_up)
    assert resources.table("days.toml")["day"]
    assert list((shipped.parent / "__pycache__").iterdir()) == []
