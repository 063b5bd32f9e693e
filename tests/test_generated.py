"""What dataclasses generate is kept compiled, and does what it does without."""

import dataclasses
import marshal
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from resources import generated


def make():
    @dataclass(frozen=True, slots=True, order=True)
    class Stay:
        """A stay."""

        where: str
        nights: int = 1
        with_whom: tuple[str, ...] = ()
        told: list[str] = field(default_factory=list, compare=False)
        rate: Callable[[int], int] | None = None

    return Stay


def kept_in(file):
    """Return what is kept in a file: code by its source."""
    return marshal.loads(file.read_bytes())  # noqa: S302 - our own


def shape(kind):
    """Return what can be told from outside about the methods of a class."""
    methods = ("__init__", "__repr__", "__eq__", "__lt__", "__hash__", "__setattr__")
    return [(name, getattr(kind, name).__annotations__) for name in methods]


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A place of its own, and dataclasses as they were afterwards."""
    file = tmp_path / "kept" / "generated.code"
    monkeypatch.setattr(generated, "FILE", file)
    monkeypatch.setattr(generated, "_kept", {})
    monkeypatch.setattr(generated, "_new", {})
    monkeypatch.setattr(generated, "_taken", set())
    monkeypatch.setattr(generated.sys, "dont_write_bytecode", False)
    monkeypatch.setitem(vars(dataclasses), "exec", exec)
    return file


@pytest.fixture
def start(monkeypatch, file):
    """Return a function that begins anew, as the next start of the program does."""

    def begin():
        for kept in (generated._kept, generated._new, generated._taken):
            kept.clear()
        generated.take_over()

    return begin


def test_a_second_start_compiles_nothing(file, start, monkeypatch):
    plain = make()
    start()
    make()
    generated.keep()
    start()
    monkeypatch.setattr(generated, "_compile", None)
    kept = make()
    assert shape(kept) == shape(plain)
    assert repr(kept("Huế", 2)).endswith(
        "(where='Huế', nights=2, with_whom=(), told=[], rate=None)"
    )
    assert kept("Huế") == kept("Huế", told=["gì đó"])
    assert kept("Huế") < kept("Vinh")
    with pytest.raises(dataclasses.FrozenInstanceError):
        kept("Huế").nights = 3


def test_classes_of_one_shape_are_kept_once_and_nothing_is_written_again(file, start):
    start()
    make()
    make()
    generated.keep()
    written = file.stat().st_mtime_ns, file.read_bytes()
    start()
    make()
    make()
    generated.keep()
    assert (file.stat().st_mtime_ns, file.read_bytes()) == written


@pytest.mark.parametrize(
    "content", [b"", b"\x00", marshal.dumps([1, 2]), marshal.dumps({"def": b"\x00"})]
)
def test_a_damaged_file_is_made_anew(file, start, content):
    file.parent.mkdir()
    file.write_bytes(content)
    start()
    assert make()("Huế").nights == 1
    generated.keep()
    assert any("nights" in source for source in kept_in(file))


def test_damaged_code_is_compiled_and_kept_anew(file, start):
    start()
    make()
    generated.keep()
    kept = kept_in(file)
    file.write_bytes(marshal.dumps(dict.fromkeys(kept, b"\x00")))
    start()
    assert make()("Huế").nights == 1
    generated.keep()
    assert kept_in(file) == kept


def test_what_cannot_be_written_is_gone_without(file, start, monkeypatch):
    monkeypatch.setattr(generated, "FILE", file.parent.parent / "a" / "b" / "generated.code")
    start()
    make()
    generated.keep()
    assert not file.exists()


def test_nothing_is_written_where_python_writes_no_code_either(file, start, monkeypatch):
    monkeypatch.setattr(generated.sys, "dont_write_bytecode", True)
    start()
    make()
    generated.keep()
    assert not file.exists()


def test_classes_that_are_no_more_do_not_pile_up(file, start, monkeypatch):
    monkeypatch.setattr(generated, "MOST", 10)
    file.parent.mkdir()
    file.write_bytes(marshal.dumps({f"pass  # {number}": b"" for number in range(11)}))
    start()
    make()
    generated.keep()
    assert not any(source.startswith("pass") for source in kept_in(file))
