"""The start: which Python, which environment, what is said when something is missing."""

import ast
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(main.__file__).parent
LOCKS = [ROOT / f"requirements{which}.lock" for which in ("", "-test", "-lint", "-package")]


def run(*arguments, **environment):
    """Start the program as a person does, in the environment of the tests."""
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# Whatever this interpreter is, it has what the tests need, and so what the program needs.
START = "import sys, main; main._is_ready = lambda testing: True; sys.exit(main.main())"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout in a folder with a difficult name, whose set-up commands are only written down."""
    folder = tmp_path / "kế hoạch tháng 2"
    folder.mkdir()
    commands = []

    def note(*command):
        commands.append(command)
        if "venv" in command:
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    python = folder / ".venv" / "bin" / "python"
    for name, path in {
        "HERE": folder,
        "LOCK": folder / "requirements.lock",
        "TEST_LOCK": folder / "requirements-test.lock",
        "VENV": folder / ".venv",
        "STAMP": folder / ".venv" / "set-up",
        "PYTHON": python,
    }.items():
        monkeypatch.setattr(main, name, str(path))
    monkeypatch.setattr(main, "_run", note)
    (folder / "requirements.lock").write_text("one==1 --hash=sha256:1\n")
    (folder / "requirements-test.lock").write_text("two==2 --hash=sha256:2\n")
    return commands


def installed(commands):
    """Return the names of the locks that were installed, in order."""
    return [Path(c[-1]).name for c in commands if "install" in c]


def test_the_first_start_installs_the_lock_with_hashes_and_later_ones_nothing(checkout):
    main._set_up([main.LOCK])
    assert installed(checkout) == ["requirements.lock"]
    assert all("--require-hashes" in c for c in checkout if "install" in c)
    before = list(checkout)
    main._set_up([main.LOCK])
    assert checkout == before


def test_the_tests_only_add_to_what_is_there(checkout):
    main._set_up([main.LOCK])
    main._set_up([main.LOCK, main.TEST_LOCK])
    assert installed(checkout) == ["requirements.lock", "requirements-test.lock"]
    assert len([c for c in checkout if "venv" in c]) == 1
    before = list(checkout)
    main._set_up([main.LOCK])
    main._set_up([main.LOCK, main.TEST_LOCK])
    assert checkout == before


def test_a_changed_lock_is_set_up_anew(checkout):
    main._set_up([main.LOCK])
    Path(main.LOCK).write_text("one==2 --hash=sha256:3\n")
    main._set_up([main.LOCK])
    assert len([c for c in checkout if "venv" in c]) == 2


def test_a_shortened_lock_is_set_up_anew(checkout):
    Path(main.LOCK).write_text("one==1 --hash=sha256:1\nthree==3 --hash=sha256:3\n")
    main._set_up([main.LOCK])
    Path(main.LOCK).write_text("one==1 --hash=sha256:1\n")
    main._set_up([main.LOCK])
    assert len([c for c in checkout if "venv" in c]) == 2


@pytest.mark.parametrize("killed_in", [0, 1, 2, 3])
def test_a_set_up_that_is_killed_half_way_is_done_again(checkout, monkeypatch, killed_in):
    finishing, steps = main._run, []

    def killed(*command):
        steps.append(command)
        if len(steps) > killed_in:
            raise KeyboardInterrupt
        finishing(*command)

    monkeypatch.setattr(main, "_run", killed)
    with pytest.raises(KeyboardInterrupt):
        main._set_up([main.LOCK, main.TEST_LOCK, main.TEST_LOCK, main.TEST_LOCK])
    monkeypatch.setattr(main, "_run", finishing)
    checkout.clear()
    main._set_up([main.LOCK])
    assert installed(checkout) == ["requirements.lock"]
    assert [c for c in checkout if "--clear" in c]


def test_tests_that_are_killed_half_way_cost_the_whole_environment(checkout, monkeypatch):
    main._set_up([main.LOCK])
    finishing = main._run

    def killed(*command):
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_run", killed)
    with pytest.raises(KeyboardInterrupt):
        main._set_up([main.LOCK, main.TEST_LOCK])
    monkeypatch.setattr(main, "_run", finishing)
    assert not main._is_set_up([main.LOCK])


def test_another_python_is_another_environment(checkout, monkeypatch):
    main._set_up([main.LOCK])
    monkeypatch.setattr(main.sys.implementation, "cache_tag", "cpython-399")
    assert not main._is_set_up([main.LOCK])


def test_an_environment_whose_packages_went_missing_does_not_start_itself_for_ever(
    checkout, monkeypatch, capsys
):
    main._set_up([main.LOCK])
    monkeypatch.setattr(main.sys, "prefix", main.VENV)
    with pytest.raises(SystemExit) as left:
        main._set_up([main.LOCK])
    assert left.value.code == 3
    assert ".venv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("WARNING: Retrying ... NewConnectionError ...", "mạng"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "DO NOT MATCH"),
    ],
)
def test_a_failed_set_up_is_one_sentence(monkeypatch, capsys, output, said):
    failing = (sys.executable, "-c", f"print({output!r}); raise SystemExit(1)")
    real = main._run
    monkeypatch.setattr(main, "_is_set_up", lambda locks: False)
    monkeypatch.setattr(main, "_install", lambda locks: real(*failing))
    with pytest.raises(SystemExit) as left:
        main._set_up([main.LOCK])
    told = capsys.readouterr().err.splitlines()
    assert left.value.code == 3
    assert len(told) == 2
    assert said in told[1]


def test_a_python_without_venv_is_told_the_command_that_brings_it(checkout, monkeypatch, capsys):
    monkeypatch.setattr(main.PathFinder, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as left:
        main._set_up([main.LOCK])
    assert left.value.code == 3
    assert "apt-get install python3-venv" in capsys.readouterr().err


def test_an_installed_program_needs_no_set_up(checkout):
    Path(main.LOCK).unlink()
    assert main._is_ready(testing=False)


def test_an_environment_that_has_the_packages_needs_no_set_up(monkeypatch):
    monkeypatch.setattr(main.sys, "prefix", "/somewhere/environment")
    assert main._is_ready(testing=False)
    assert main._is_ready(testing=True)


def test_the_systems_own_python_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(main.sys, "prefix", main.sys.base_prefix)
    assert not main._is_ready(testing=False)


@pytest.mark.parametrize("version", [(3, 7), (3, 10), (3, 15), (4, 0)])
def test_an_unsuitable_python_gets_one_sentence(monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", (*version, 0, "final", 0))
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(ROOT / "main.py"))
    said = left.value.code
    assert "3.11" in said
    assert "3.14" in said
    assert "\n" not in said


def test_old_pythons_can_read_the_file_that_says_so():
    ast.parse((ROOT / "main.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_a_hash_for_each_package_and_no_address(lock):
    text = lock.read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
    assert len(packages) >= 8
    assert len(re.findall(r"== ?\S+[^\n]*\\\n    --hash=sha256:", text)) == len(packages)
    assert "://" not in text
    assert "index" not in text


def test_all_locks_hold_the_same_versions():
    versions = [
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(), re.MULTILINE)) for lock in LOCKS
    ]
    for more in versions[1:]:
        assert versions[0].items() <= more.items()


def test_a_library_that_the_system_lacks_is_named_with_the_command_that_brings_it(
    monkeypatch, capsys
):
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    with pytest.raises(ModuleNotFoundError):  # no system library: a fault of the installation
        main._load_qt()

    def lacking(name, *_rest):
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("builtins.__import__", lacking_only_qt(lacking))
    with pytest.raises(SystemExit) as left:
        main._load_qt()
    told = capsys.readouterr().err
    assert left.value.code == 3
    assert len(told.splitlines()) == 1
    assert "libGL.so.1" in told
    assert "sudo apt-get install" in told
    assert "libgl1" in told


def lacking_only_qt(lacking):
    real = __import__

    def load(name, *rest, **more):
        return lacking(name) if name.startswith("PySide6") else real(name, *rest, **more)

    return load


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")
def test_without_a_display_one_sentence_says_so(tmp_path):
    none = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}
    done = run("--data", str(tmp_path / "data"), **none)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    if done.stderr.startswith("Hệ thống thiếu thư viện "):  # a machine that never had a screen
        assert "sudo apt-get install" in done.stderr
        return
    assert done.stderr.startswith("Không mở được cửa sổ vì không có màn hình (")
    assert done.stderr.endswith("ví dụ: python3 main.py list --help\n")


@pytest.mark.parametrize(
    ("reason", "library"),
    [
        (
            "From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb plugin.",
            "libxcb-cursor0",
        ),
        ('Could not load the Qt platform plugin "xcb" in "" even though it was found.', "xcb"),
    ],
)
def test_a_library_that_the_screen_needs_is_named_with_its_command_too(reason, library):
    import resources
    from ui.screen import _no_screen
    from ui.texts import Texts

    said = _no_screen(reason, Texts(resources.words("vi")))
    assert f"{library}." in said
    assert "sudo apt-get install" in said
    assert "\n" not in said


@pytest.mark.parametrize("name", ["month.png", "without-a-suffix"])
def test_a_picture_of_a_month_is_a_png_whatever_its_name(tmp_path, name):
    made = run("render", "--month", "2018-02", "-o", tmp_path / name, "--data", tmp_path / "data")
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_written_is_refused_in_one_sentence(tmp_path):
    place = tmp_path / "nowhere" / "month.png"
    made = run("render", "--month", "2018-02", "-o", place, "--data", tmp_path / "data")
    assert made.returncode == 1
    assert made.stderr == (
        f"Không ghi được tệp {place}: không thấy thư mục của nó. "
        "Lịch của bạn không đổi; hãy chọn thư mục khác.\n"
    )


def test_output_into_a_pipe_is_utf8_whatever_the_locale():
    done = run("--help", PYTHONIOENCODING="cp1258", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "đọc báo cáo" in done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--json"]], ids=" ".join)
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_reader_that_stops_listening_is_no_error(tmp_path, arguments, buffered):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", START, *arguments, "--data", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": buffered},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.returncode in {0, 1}  # argparse passes over what it cannot print
    assert done.stderr == b""
