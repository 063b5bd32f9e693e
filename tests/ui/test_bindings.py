"""Loading PySide6: what explains wrong arguments comes when it is asked for, and is the same."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

QUICKLY = "from ui import bindings; bindings.load()"
WRONG = """
import sys
{loading}
before = set(sys.modules)
from PySide6.QtCore import QObject, QTimer
def explained(call, *arguments):
    try:
        call(*arguments)
    except TypeError as failure:
        print(failure)
explained(QObject().setObjectName, 3)
explained(QObject, 1, 2, 3)
explained(QTimer().setInterval)
print(QObject.setObjectName.__doc__)
print(QTimer.__doc__)
"""
STATE = f"""
import builtins, sys
importing, compiling = builtins.__import__, builtins.compile
{QUICKLY}
import PySide6.QtCore
import shibokensupport.signature as signature
print(builtins.__import__ is importing, builtins.compile is compiling)
parts = (signature.mapping, signature.parser, signature.errorhandler, signature.layout)
print(*(len([name for name in vars(part) if not name.startswith("__")]) for part in parts))
"""


def output(code):
    """Return what a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    return done.stdout


def test_wrong_arguments_are_explained_as_ever():
    said = output(WRONG.format(loading=QUICKLY))
    assert said == output(WRONG.format(loading=""))
    assert "Supported signatures:" in said


def test_nothing_is_explained_before_it_is_asked_for():
    restored, filled = output(STATE).splitlines()
    assert restored == "True True"
    assert filled == "1 0 0 0"  # the one name that is taken past the module's __getattr__
