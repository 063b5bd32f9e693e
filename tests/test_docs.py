"""What is told about the program is there, and what is there is told."""

import re
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

import resources
from planner.commands.arguments import COMMANDS, TAKES
from planner.model import ProblemKind
from planner.settings import Settings

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "user-guide.md").read_text(encoding="utf-8")
PAPERS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def test_every_setting_is_explained_with_its_default():
    for setting in fields(Settings):
        shown = str(setting.default).lower()
        row = rf"\| `{setting.name}` \| `\"?{shown}\"?` \|"
        assert re.search(row, GUIDE), setting.name


def test_every_command_and_option_is_explained():
    from planner.commands.arguments import _table

    table = _table(resources.words("vi"))
    for command in (*COMMANDS, "test"):
        assert f"`{command}" in GUIDE, command
    for key in {key for takes in TAKES.values() for key in takes} | {"data", "today", "debug"}:
        for name in table[key][0]:
            assert name.startswith("-") is False or name in GUIDE, name


@pytest.mark.parametrize("kind", ProblemKind, ids=lambda kind: kind.value)
def test_every_kind_of_problem_is_explained(kind):
    assert f"`{kind.value}`" in GUIDE


def test_every_key_is_explained():
    from ui.actions import TABLE

    missing = [key for entry in TABLE for key in entry.keys if not _names(key)]
    assert not missing


def _names(key):
    return re.search(rf"^\|[^|]*(?<![\w+]){re.escape(key)}(?![\w+])[^|]*\|", GUIDE, re.MULTILINE)


def _sentences(language):
    words = resources.words(language)
    return {
        f"{section}.{key}": said
        for section, table in words._table.items()
        for key, said in table.items()
    }


def test_both_languages_have_the_same_sentences_with_the_same_placeholders():
    vietnamese, english = _sentences("vi"), _sentences("en")
    assert vietnamese.keys() == english.keys()
    unlike = [key for key in vietnamese if _places(vietnamese[key]) != _places(english[key])]
    assert not unlike


def _places(sentence):
    named = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    return named | set(re.findall(r"%\(\w+\)\w|%\w", sentence))


def test_no_sentence_is_empty():
    assert not [key for key, said in _sentences("vi").items() if not said.strip()]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_file_that_a_paper_names_is_there(paper):
    text = paper.read_text(encoding="utf-8")
    linked = [paper.parent / target for target in re.findall(r"\]\(([^)#:]+)\)", text)]
    named = re.findall(
        r"`((?:planner|ui|resources|tests|bench|docs|\.ci)/[\w./-]*|main\.py)`", text
    )
    missing = [path for path in [*linked, *(ROOT / name for name in named)] if not path.exists()]
    assert not missing


def test_the_readme_and_the_guide_name_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("`python3 main.py`", "`python3 main.py test`", "`py main.py`"):
        assert command in readme
