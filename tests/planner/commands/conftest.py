"""The commands called on a plan of their own, with what they print."""

import json

import pytest

from planner.commands import Program, run
from tests.planner.commands.division import NOW, REPORT


@pytest.fixture
def opened():
    """The calls that reached Qt."""
    return []


@pytest.fixture
def call(tmp_path, capsys, opened):
    """Return a function that runs a command on a plan of its own: status, stdout, stderr."""

    def open_window(files, *, data, clock, debug):
        opened.append(("window", [path.name for path in files], data, clock.day, debug))
        return 0

    def paint(month, size, output, *, data, clock):
        opened.append(("render", month, size, output.name, data, clock.day))
        return 0

    def print_month(month, output, *, data, clock):
        opened.append(("print", month, output.name, data, clock.day))
        return 0

    def caller(*arguments):
        program = Program(tmp_path, lambda: NOW, open_window, paint, print_month)
        (tmp_path / "portable").touch()
        status = run([str(each) for each in arguments], program)
        said = capsys.readouterr()
        return status, said.out, said.err

    return caller


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "báo cáo tháng 2.txt"
    path.write_text("\ufeff" + REPORT.replace("\n", "\r\n"), encoding="utf-8")
    return path


@pytest.fixture
def missing(tmp_path):
    return tmp_path / "không có.docx"


@pytest.fixture
def imported(call, report):
    """A plan with what the report gives without a doubt."""
    assert call("import", report, "--accept")[0] == 0
    return json.loads(call("list", "--json")[1])
