"""Change the program in small ways and see whether the tests notice: mutation testing.

    python3 bench/mutants.py              a sample of mutants of each area
    python3 bench/mutants.py store 200    so many of one area: plan store dates

Each mutant is one change in a copy of the project: a comparison turned, a constant moved, a
condition negated, a call left out, a value not returned. Prints the share that is killed, and every
mutant that lives, with its line.
"""

from __future__ import annotations

import ast
import random
import shutil
import subprocess
import sys
import tempfile
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = 60
PATIENCE = 120.0  # seconds: a mutant that hangs is killed
AREAS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "plan": (
        ("planner/plan.py", "planner/rereading.py", "planner/carrying.py",
         "planner/consequences.py"),
        ("tests/planner/test_plan.py", "tests/planner/test_rereading.py",
         "tests/planner/test_carrying.py",
         "tests/planner/store/test_model.py", "tests/planner/test_review.py"),
    ),
    "store": (
        ("planner/store/*.py",),
        ("tests/planner/store/test_store.py", "tests/planner/store/test_codec.py",
         "tests/planner/store/test_opening.py", "tests/planner/store/test_copying.py",
         "tests/planner/store/test_failures.py", "tests/planner/store/test_elsewhere.py",
         "tests/planner/store/test_lock.py", "tests/planner/store/test_place.py",
         "tests/planner/store/test_versions.py", "tests/test_lost_cases.py",
         "tests/planner/store/test_salvaging.py", "tests/planner/store/test_damage.py",
         "tests/planner/store/test_model.py"),
    ),
    "dates": (
        ("planner/reading/dates/*.py", "planner/almanac/lunar.py"),
        ("tests/planner/reading/test_dates.py", "tests/planner/almanac",
         "tests/planner/reading/test_jotting.py", "tests/planner/reading/test_forms.py"),
    ),
}  # fmt: skip
TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change of one file."""

    path: Path
    number: int  # of the node that is changed, as ast.walk counts
    line: int
    what: str

    def text(self) -> str:
        """Return the file with the change."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        node = next(each for at, each in enumerate(ast.walk(tree)) if at == self.number)
        _change(node)
        return ast.unparse(tree)


def mutants(path: Path) -> Iterator[Mutant]:
    """Give every mutant of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = _of_no_weight(tree)
    for number, node in enumerate(ast.walk(tree)):
        if node not in passed and (what := _change(copy(node))):
            yield Mutant(path, number, getattr(node, "lineno", 0), what)


def _of_no_weight(tree: ast.Module) -> set[ast.AST]:
    """Return what no test can notice: decorators such as frozen=True, and lines of the log."""
    logged = (
        node for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and ast.unparse(node).startswith("log.")
    )  # fmt: skip
    marks = (mark for node in ast.walk(tree) for mark in getattr(node, "decorator_list", ()))
    return {each for root in (*logged, *marks) for each in ast.walk(root)}


def _change(node: ast.AST) -> str:
    """Change a node in place; return what was done, empty where there is nothing to do."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in TURNED:
            node.ops = [TURNED[type(op)]()]
        case ast.BinOp(op=op) | ast.BoolOp(op=op) if type(op) in TURNED:
            node.op = TURNED[type(op)]()
        case ast.Constant(value=bool() | int()):
            node.value = not node.value if isinstance(node.value, bool) else node.value + 1
        case ast.If(test=test) if not isinstance(test, ast.Name):  # TYPE_CHECKING stays
            node.test = ast.UnaryOp(ast.Not(), test)
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            node.value = ast.Constant(None)
        case ast.Expr(value=ast.Call()):
            node.value = ast.Constant(None)
        case _:
            return ""
    return type(node).__name__


def is_killed(mutant: Mutant, folder: Path, tests: tuple[str, ...]) -> bool:
    """Tell whether a test fails on a mutant; the copy is whole again afterwards."""
    place = folder / mutant.path.relative_to(ROOT)
    whole = place.read_text(encoding="utf-8")
    place.write_text(mutant.text(), encoding="utf-8")
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        place.write_text(whole, encoding="utf-8")
    return done.returncode != 0


def run(area: str, sample: int) -> tuple[int, list[Mutant]]:
    """Return how many mutants of an area were tried, and those that live."""
    patterns, tests = AREAS[area]
    paths = [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    found = [each for path in paths for each in mutants(path)]
    chosen = random.Random(area).sample(found, min(sample, len(found)))
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name) / "copy"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", ".venv", ".ci", "dist"))
        living = []
        for mutant in chosen:
            if not is_killed(mutant, folder, tests):
                living.append(mutant)
                place = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
                print(f"  lives: {place} {mutant.what}", flush=True)
    print(f"{area}: {len(chosen)} of {len(found)} mutants, {len(chosen) - len(living)} killed")
    return len(chosen), living


def main(arguments: list[str]) -> int:
    """Try the areas that are asked for."""
    numbers = [int(each) for each in arguments if each.isdecimal()]
    for area in [each for each in arguments if each in AREAS] or AREAS:
        run(area, numbers[0] if numbers else SAMPLE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
