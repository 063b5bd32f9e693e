"""What is put off is there when it is used, and all of it before there are threads."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def output(code):
    """Return what a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys\nfrom planner import later\n{code}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return done.stdout.split()


def test_a_module_that_is_only_named_is_not_run():
    said = output(
        "later.put_off()\n"
        "import inspect, tempfile\n"
        "print(*[name in sys.modules for name in ('dis', 'ast', 'random')])\n"
        "print('isclass' in vars(inspect), hasattr(tempfile, '__path__'))"
    )
    assert said == ["False", "False", "False", "False", "False"]


def test_its_first_use_runs_it_once_and_whole():
    said = output(
        "later.put_off()\n"
        "import shutil\n"
        "from inspect import isclass\n"
        "import inspect\n"
        "print(isclass(int), inspect.isclass is isclass, type(inspect).__name__)\n"
        "print(shutil.which is shutil.which, inspect.__name__, hasattr(inspect, 'nonsense'))"
    )
    assert said == ["True", "True", "module", "True", "inspect", "False"]


def test_every_module_that_is_put_off_can_be_loaded_and_is_as_ever():
    tell = "print(*[len([n for n in vars(sys.modules[m]) if n[0] != '_']) for m in names])"
    names = "names = later.ONLY_NAMED\n"
    put_off = output(f"later.put_off()\nlater.catch_up()\n{names}{tell}")
    plain = output(f"{names}for name in names: __import__(name)\n{tell}")
    assert put_off == plain


def test_what_is_loaded_already_is_left_alone():
    said = output(
        "import inspect\nbefore = inspect.isclass\nlater.put_off()\n"
        "print(sys.modules['inspect'].isclass is before)"
    )
    assert said == ["True"]
