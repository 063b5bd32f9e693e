"""What does not matter to a report does not matter to its reader."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from planner.model import Task
from planner.reading.document import from_text, read
from planner.reading.extract import extract

CORPUS = Path(__file__).parents[2] / "corpus"
GOLDS = sorted(CORPUS.glob("**/*.gold.json"))
FAMILIES = {
    "Nguyễn": "Phan",
    "Trần": "Bùi",
    "Lê": "Vũ",
    "Phạm": "Hoàng",
    "Ngô": "Đặng",
    "Đinh": "Tạ",
}
YEARS = "(?:Sửu|Mão|Tỵ|Tị|Mùi|Dậu|Hợi)"  # "Tết Đinh Dậu" is no family
FAMILY = re.compile(rf"\b({'|'.join(FAMILIES)})(?= [A-ZĐÀ-Ỹ])(?! {YEARS})")
FULL_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


def reference_of(path):
    return date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["reference_date"])


@pytest.fixture(params=GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))
def report(request):
    text = request.param.with_name(request.param.name.replace(".gold.json", ".txt"))
    return text.read_text(encoding="utf-8"), reference_of(request.param)


def told(text, day):
    """What a reader takes from a text, its words apart: kinds, days, areas there or not."""
    return items(extract(from_text(text, "báo cáo.txt"), day, day))


def items(draft):
    found = []
    for proposal in draft.proposals:
        item = proposal.item
        if isinstance(item, Task):
            found.append(("task", item.due, bool(item.area), bool(item.assignee)))
        else:
            found.append(("event", item.start, item.end, item.kind))
    return found


def test_family_names_exchanged_give_the_same_items(report):
    text, day = report
    assert told(FAMILY.sub(lambda m: FAMILIES[m[1]], text), day) == told(text, day)


def test_full_dates_with_dots_give_the_same_items(report):
    text, day = report
    dotted = FULL_DATE.sub(lambda m: f"{int(m[1])}.{int(m[2])}.{m[3]}", text)
    assert told(dotted, day) == told(text, day)


@pytest.mark.parametrize("bullet", ["–", "•", "▪"])
def test_bullets_exchanged_give_the_same_items(report, bullet):
    text, day = report
    assert told(re.sub(r"(?m)^- ", f"{bullet} ", text), day) == told(text, day)


def test_split_accents_and_lines_of_windows_give_the_same_items(report, tmp_path):
    text, day = report
    path = tmp_path / "báo cáo.txt"
    split = unicodedata.normalize("NFD", text).replace("\n", "\r\n")
    path.write_bytes(split.encode("utf-8-sig"))
    assert items(extract(read(path), day, day)) == told(text, day)


def test_blank_lines_between_paragraphs_give_the_same_items(report):
    text, day = report
    assert told(re.sub(r"\n\n+", "\n\n\n", text), day) == told(text, day)


def test_results_swapped_with_the_plan_change_sides():
    first = "kiểm tra 12 trạm bơm; sửa chữa cầu treo thôn Hạ."
    second = "trồng 500 cây phi lao; nạo vét mương thôn Đoài."
    day = date(2020, 3, 9)

    def quotes(back, ahead):
        text = (
            "UBND xã An Khê giao ban\n\n"
            f"Trong tháng 02/2020, UBND xã đã {back}\n\nNhiệm vụ tháng 3/2020: {ahead}\n"
        )
        draft = extract(from_text(text, "xã.txt"), day, day)
        return [p.item.evidence.quote for p in draft.proposals if isinstance(p.item, Task)]

    assert quotes(first, second) == ["trồng 500 cây phi lao", "nạo vét mương thôn Đoài"]
    assert quotes(second, first) == ["kiểm tra 12 trạm bơm", "sửa chữa cầu treo thôn Hạ"]


def test_a_report_of_a_year_later_moves_its_dues():
    text = (CORPUS / "unseen" / "ket-luan-xa.txt").read_text(encoding="utf-8")
    later = text.replace("2023", "2024").replace("2022", "2023")
    dues = [each[1] for each in told(text, date(2022, 10, 4)) if each[0] == "task"]
    moved = [each[1] for each in told(later, date(2023, 10, 4)) if each[0] == "task"]
    assert moved == [day.replace(year=2023) if day else None for day in dues]
