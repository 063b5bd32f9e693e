"""Every enumeration of Qt comes out as Python makes it by itself, and does what it does."""

import json
import subprocess
import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from pathlib import Path

import pytest

from ui import enumerations

ROOT = Path(__file__).parent.parent.parent

TELL = """
import json, sys
sys.path.insert(0, {root!r})
from enum import Enum
{take_over}
from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets
from tests.ui.test_enumerations import told
found = {{}}
def walk(owner):
    for name in sorted(vars(owner) if isinstance(owner, type) else dir(owner)):
        each = getattr(owner, name, None)
        if isinstance(each, type) and (each.__module__ or "").startswith("PySide6"):
            key = f"{{each.__module__}}.{{each.__qualname__}}"
            if key not in found and key != "PySide6.QtCore.QObject.__base__":
                found[key] = told(each) if issubclass(each, Enum) else None
                walk(each)
for module in (QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets):
    walk(module)
print(json.dumps({{key: value for key, value in found.items() if value}}))
"""


def told(kind):
    """Return what is known about an enumeration and its members, as it can be printed."""
    return {
        "class": {name: _said(value, kind) for name, value in sorted(vars(kind).items())},
        "members": [
            [name, {key: _said(value, kind) for key, value in sorted(vars(member).items())}]
            for name, member in kind.__members__.items()
        ],
        "order": [repr(member) for member in kind],
        "kind": [base.__name__ for base in kind.__mro__],
    }


def _said(value, kind):
    if isinstance(value, dict):
        return [[repr(key), repr(each)] for key, each in value.items()]
    if value is kind:
        return "itself"
    if callable(value) or isinstance(value, (staticmethod, classmethod)):
        return getattr(value, "__qualname__", str(type(value)))
    return repr(value) if " at 0x" not in repr(value) else type(value).__name__


def enumerations_of_qt(take_over):
    code = TELL.format(root=str(ROOT), take_over=take_over)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def test_every_enumeration_of_qt_is_the_same():
    ours = enumerations_of_qt("from ui import enumerations; enumerations.take_over()")
    theirs = enumerations_of_qt("")
    assert len(theirs) > 400
    assert ours.keys() == theirs.keys()
    assert not [name for name in theirs if ours[name] != theirs[name]]


KINDS = {
    Enum: [("A", 1), ("B", 5), ("C", 1), ("D", -2)],
    IntEnum: [("A", 0), ("B", 7), ("C", 7)],
    Flag: [("None_", 0), ("B", 4), ("A", 1), ("Both", 5), ("Same", 4), ("Far", 1 << 31)],
    IntFlag: [("A", 1), ("B", 2), ("All", 3), ("More", 12)],
}


def how(**other):
    return {"module": None, "qualname": None, "type": None, "start": 1, "boundary": KEEP, **other}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_members_do_what_they_do(kind):
    members = KINDS[kind]
    ours = enumerations._made(kind, "Way", members, **how())
    theirs = enumerations._create(kind, "Way", members, **how())
    theirs.__module__ = ours.__module__  # Python looks at who asks
    assert told(ours) == told(theirs)
    for name, value in members:
        assert ours(value) is ours[name] is getattr(ours, name)
        assert (value in ours) == (value in theirs) if sys.version_info >= (3, 12) else True
    if issubclass(kind, Flag):
        values = [value for _, value in members]
        for one in values:
            for other in values:
                for way in ("__or__", "__and__", "__xor__"):
                    mine = getattr(ours(one), way)(ours(other))
                    assert repr(mine) == repr(getattr(theirs(one), way)(theirs(other)))
                    assert [str(part) for part in mine] == [
                        str(part) for part in getattr(theirs(one), way)(theirs(other))
                    ]
            assert repr(~ours(one)) == repr(~theirs(one))
    with pytest.raises(AttributeError):
        ours.A = 3


@pytest.mark.parametrize(
    ("members", "other"),
    [
        ("A B", {}),
        (["A", "B"], {}),
        ([("A", "letter")], {}),
        ([("name", 1), ("real", 2)], {}),
        ([("A", 1)], {"module": "here"}),
        ([("A", 1)], {"boundary": None}),
        ([("A", (1, 2))], {}),
    ],
)
def test_whatever_is_not_plain_is_left_to_python(members, other, monkeypatch):
    asked = []
    create = enumerations._create
    monkeypatch.setattr(
        enumerations, "_create", lambda *given, **how: asked.append(given) or create(*given, **how)
    )
    made = enumerations._made(Enum, "Way", members, **how(**other))
    assert asked == [(Enum, "Way", members)]
    assert len(made) == len(members.split() if isinstance(members, str) else members)


def test_what_later_pythons_name_is_understood():
    members = [("On", 1), ("Off", 2)]
    named = enumerations._made(IntEnum, class_name="Switch", names=members, **how())
    assert told(named) == told(enumerations._made(IntEnum, "Switch", members, **how()))


def test_nothing_is_taken_over_on_a_python_that_is_not_known(monkeypatch):
    before = vars(EnumType)["_create_"]
    monkeypatch.setattr(enumerations, "LAST_KNOWN", (3, 10))
    enumerations.take_over()
    assert vars(EnumType)["_create_"] is before
