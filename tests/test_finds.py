"""What fuzzing found once is read for ever, and every reader is fuzzed for a moment."""

import sys
from pathlib import Path

import pytest

from bench.faults import fuzz
from bench.faults.fuzz_seeds import SEEDS

FINDS = sorted((Path(__file__).parent / "finds").glob("*"))


@pytest.mark.parametrize("find", FINDS, ids=lambda find: find.name)
def test_what_broke_a_reader_once_is_read_or_refused(find):
    fuzz.read(find.suffix[1:], find.read_bytes())


@pytest.mark.parametrize("kind", SEEDS)
def test_the_samples_that_fuzzing_begins_with_are_read(kind):
    for sample in SEEDS[kind]():
        fuzz.read(kind, sample)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such alarm")
def test_what_never_ends_is_a_find(monkeypatch, tmp_path, capsys):
    def endless(_kind, _data):
        while True:
            pass

    monkeypatch.setattr(fuzz, "FINDS", tmp_path)
    monkeypatch.setattr(fuzz, "SLOW", 0.002)
    monkeypatch.setattr(fuzz, "read", endless)
    runs, (find,) = fuzz.run("txt", 0.1)
    assert runs
    assert "TooSlowError" in capsys.readouterr().out
    assert find.parent == tmp_path
