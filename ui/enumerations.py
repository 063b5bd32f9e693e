"""Make Qt's enumerations as Python does, in a tenth of the time.

PySide6 asks Python for some two hundred enumerations with three thousand members before the first
window is there, and Python takes them for what a person might have written: it looks at each
member from all sides. Here the class is one that Python has made, empty, and the members are put
in as it would have done; a test holds that every enumeration of Qt comes out the same.
"""

from __future__ import annotations

import sys
from enum import KEEP, Enum, EnumType, Flag
from functools import cache
from typing import Any

LAST_KNOWN = (3, 13)  # later Pythons may keep more about a member: they do it themselves
OF_EACH_CLASS = {"__dict__", "__weakref__", "__new__"}

_create: Any = vars(EnumType)["_create_"]


def take_over() -> None:
    """Make the enumerations that PySide6 asks for from now on."""
    if sys.version_info[:2] <= LAST_KNOWN:
        type.__setattr__(EnumType, "_create_", _made)


def _made(kind: Any, class_name: str, names: Any, **how: Any) -> Any:  # noqa: ANN401
    """Return an enumeration, as EnumType._create_ does, under its names of what is given."""
    usual = how.get("boundary") is KEEP and how.get("module") is how.get("type") is None
    values = _values(names) if usual else None
    if values is None or not _reserved(kind).isdisjoint(values):
        return _create(kind, class_name, names, **how)
    made = type.__new__(EnumType, class_name, (kind,), _empty(kind))
    type.__setattr__(made, "__new__", Enum.__new__)
    _fill(made, values)
    if issubclass(made, Flag):
        _count_bits(made)
    return made


def _values(members: Any) -> dict[str, int] | None:  # noqa: ANN401
    """Return names and numbers, as PySide6 gives them; None where it is anything else."""
    if type(members) is not list or set(map(type, members)) - {tuple}:
        return None
    values = dict(members)
    return (
        values
        if len(values) == len(members) and not set(map(type, values.values())) - {int}
        else None
    )


def _empty(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return what is in an enumeration without members, with lists and maps of its own."""
    parts = _parts(kind).items()
    return {name: part.copy() if type(part) in {list, dict} else part for name, part in parts}


@cache
def _parts(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return what Python puts into an enumeration without members."""
    parts = vars(_create(kind, "Empty", [], module=__name__, boundary=KEEP))
    return {name: part for name, part in parts.items() if name not in OF_EACH_CLASS}


@cache
def _reserved(kind: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the names that would hide something of the class itself."""
    return frozenset(dir(kind)) | {"mro", "name", "value"}


def _fill(made: Any, values: dict[str, int]) -> None:  # noqa: ANN401
    """Put members into an empty enumeration; a second name of a value is an alias."""
    parts = vars(made)
    names, by_name, by_value = (
        parts[part] for part in ("_member_names_", "_member_map_", "_value2member_map_")
    )
    new, with_value = parts["_new_member_"], parts["_use_args_"]
    counts_all = not issubclass(made, Flag)
    put = type.__setattr__
    for name, value in values.items():
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if with_value else new(made)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(names)
            if counts_all or (value and not value & (value - 1)):
                names.append(name)
        by_name[name] = member
        put(made, name, member)


def _count_bits(made: Any) -> None:  # noqa: ANN401
    """Tell a flag which bits its members have, and in which order to go through them."""
    every = single = 0
    for value in vars(made)["_value2member_map_"]:
        every |= value
        single |= value if _is_single_bit(value) else 0
    made._flag_mask_, made._singles_mask_ = every, single
    made._all_bits_ = 2 ** every.bit_length() - 1
    order = [member.value for member in made]
    if order != sorted(order):
        made._iter_member_ = made._iter_member_by_def_


def _is_single_bit(value: int) -> bool:
    return value != 0 and not value & (value - 1)
