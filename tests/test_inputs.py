"""The trial of bad files can be run: through the command line and through the window.

The long form, with 280 files: python3 bench/faults inputs.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and is watched as on Linux")

TRIAL = """
import sys
from pathlib import Path
from bench.faults import inputs
from bench.faults.badfiles import BadFile, wrong

folder, losses = Path(sys.argv[1]), []
TASK = "Trạm họp. Nhiệm vụ tháng 4/2019: Hoàn thành báo cáo trước ngày 12/4/2019."
LINES = "BEGIN:VCALENDAR BEGIN:VEVENT UID:1 DTSTART:20180220T080000 SUMMARY:x END:VEVENT"

def bad(name, content, expected, *find):
    path = folder / name
    path.write_bytes(content)
    kind = {"ics": "ics", "db": "db", "toml": "db"}.get(path.suffix[1:], "txt")
    return BadFile(name, path, kind, frozenset(expected), find, (), 5, 200)

files = [
    bad("fine.txt", TASK.encode(), {"must_import_ok"}, "Hoàn thành báo cáo"),
    bad("empty.txt", b"", {"must_error_clearly"}),
    bad("zero.txt", bytes(5000), {"must_error_clearly"}),
    bad("fine.ics", "\\n".join(LINES.split()).encode() + b"\\nEND:VCALENDAR", {"must_import_ok"}),
    bad("other.db", b"rubbish" * 999, {"must_error_clearly", "must_not_alter"}),
    bad("settings.toml", b"language = [[[", {"must_import_ok", "must_warn"}),
    bad("wrong.txt", TASK.encode(), {"must_error_clearly"}),  # the control: it is fine
]
for way in (inputs.by_commands, inputs.by_window):
    before = {each.name: each.state() for each in files}
    for each, ended in way(files):
        found = wrong(each, ended, before[each.name])
        losses += [f"{way.__name__} {each.name}: {it}" for it in found]
print(losses)
"""


def test_files_go_through_the_command_line_and_the_window(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", TRIAL, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (
        done.stdout.splitlines()[-1]
        == "['by_commands wrong.txt: taken', 'by_window wrong.txt: taken']"
    )
