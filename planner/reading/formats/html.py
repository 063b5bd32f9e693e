"""What of a web page is the report: the article, without menus, footers and lists of links.

The bytes are decoded before any parser sees them. Paragraphs become lines, table rows lines with
TABs. Scripts, comments, templates and hidden parts never count; nothing is ever fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.reading.formats import text as plain
from planner.reading.formats.content import Content
from planner.reading.formats.markup import Block, Page, parse
from planner.reading.formats.rows import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_META = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_FOREIGN = frozenset({"nav", "footer", "aside", "menu", "dialog", "button", "object"})
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|mainmenu|topmenu|header|footer|foot|sidebar|side-bar|"
    r"breadcrumbs?|related|relate|lien-?quan|tin-?khac|tin-?moi|tin-?lien-?quan|other-?news|share|"
    r"social|comments?|binh-?luan|banner|advert\w*|ads|quang-?cao|pagination|paging|tags?|search|"
    r"login|weblinks?|lien-?ket|skip|toolbar|copyright|popup|modal|navigation|contentinfo)"
    r"(?:$|[\s_-])",
)
_LISTS = frozenset(
    {"ul", "ol", "dl", "div", "section", "table", "td", "tr", "p", "h4", "h5", "center"}
)
_FOOT = (  # the first few are said of nothing but a web site
    "bản quyền", "copyright", "©", "ghi rõ nguồn", "truy cập", "cơ quan chủ quản", "ban biên tập",
    "giấy phép", "chịu trách nhiệm", "điện thoại", "địa chỉ", "email", "fax",
)  # fmt: skip
_ONLY_OF_FEET = (1 << 7) - 1
_LETTERS_OF_A_FOOT = 1500
_MORE_NEWS = re.compile(
    r"\W*(?:(?:các )?(?:tin|bài)(?: tức| viết| bài)? (?:liên quan|khác|mới|cùng|đã|cũ)|xem thêm|"
    r"đọc thêm|có thể bạn quan tâm|thông tin khác|văn bản khác)",
    re.IGNORECASE,
)
_LETTERS_OF_A_CAPTION = 60
_LETTERS_OF_A_LINK = 300
_HEADINGS = frozenset({"h1", "h2"})
_LINKS_OF_A_LIST = 3
_MAIN_SHARE = 0.75  # of the page's own text that the article's block must hold
_SIDE_LETTERS = 300  # title, date and author beside the article's block
_BLANKS = re.compile(" {2,}")
_CELLS = frozenset({"td", "th"})


def read(data: bytes) -> Content:
    """Return the article of a page."""
    found = _META.search(data[:4096])
    declared = found[1].decode("ascii").lower() if found else ""
    decoded = plain.decode(data, declared.replace("windows-", "cp"))
    article = from_markup(decoded.text)
    return Content(article.text, decoded.notes + article.notes)


def from_markup(markup: str) -> Content:
    """Return the article of decoded markup."""
    page = parse(markup)
    _sum_up(page)
    main = _main_block(page)
    lines = list(_lines(main))
    heading = _heading_before(page, main)
    return plain.repaired("\n".join([heading, *lines] if heading else lines))


def _sum_up(page: Page) -> None:
    """Add up text and links from the inside out, and drop what is no article."""
    for block in page.blocks:
        block.own = block.letters - block.linked
    whole = sum(block.own for block in page.blocks)
    for block in reversed(page.blocks):
        own = block.letters - block.linked
        _drop_other_news(block)
        foreign = block.tag in _FOREIGN or bool(block.names and _BOILERPLATE.search(block.names))
        aside = (foreign or _is_list_of_links(block)) and own * 2 <= whole
        aside = aside or _is_foot(block)
        block.dropped = block.parent is not None and (block.hidden or block.dropped or aside)
        if block.parent is not None:
            block.parent.linked += block.linked
            block.parent.links += block.links
            block.parent.letters += block.letters
            if not block.dropped:
                block.parent.own += block.own
                block.parent.marks |= block.marks


def _is_foot(block: Block) -> bool:
    """Tell whether a block is the foot of a site: whose it is, and where to reach them."""
    said = "".join(piece for piece in block.pieces if isinstance(piece, str)).lower()
    for bit, words in enumerate(_FOOT):
        block.marks |= (words in said) << bit
    is_short = block.letters <= _LETTERS_OF_A_FOOT
    return is_short and bool(block.marks & _ONLY_OF_FEET) and block.marks.bit_count() > 1


def _drop_other_news(block: Block) -> None:
    """Drop rows of links that stand beside the article in one table or list."""
    inner = [piece for piece in block.pieces if isinstance(piece, Block)]
    run: list[Block] = []
    for place, piece in enumerate([*inner, Block("")]):
        if _is_one_link(piece):
            run.append(piece)
            continue
        if len(run) >= _LINKS_OF_A_LIST:
            caption = inner[place - len(run) - 1] if place > len(run) else None
            if caption and caption.letters < _LETTERS_OF_A_CAPTION and _says_more_news(caption):
                run.append(caption)
            for each in run:
                block.own -= 0 if each.dropped else each.own
                each.dropped = True
        run = []


def _is_one_link(block: Block) -> bool:
    """Tell whether a block is a link to other news, with its day."""
    few = 0 < block.links < _LINKS_OF_A_LIST and block.letters < _LETTERS_OF_A_LINK
    return few and block.linked * 2 > block.letters


def _says_more_news(block: Block) -> bool:
    return bool(_MORE_NEWS.match(" ".join(_lines(block))))


def _is_list_of_links(block: Block) -> bool:
    """Tell whether a block is mostly links: a menu, or other news."""
    return (
        block.tag in _LISTS and block.links >= _LINKS_OF_A_LIST and block.linked * 2 > block.letters
    )


def _main_block(page: Page) -> Block:
    """Return the block of the article: the deepest with nearly all text, and its title's."""
    main = page.blocks[0]
    needed = main.own * _MAIN_SHARE
    while needed:
        inner = (piece for piece in main.pieces if isinstance(piece, Block) and not piece.dropped)
        deeper = next((block for block in inner if block.own >= needed), None)
        if deeper is None or deeper.tag in _CELLS | {"tr", "table", "tbody", "p", "ul", "ol"}:
            break
        main = deeper
    return _with_its_title(main)


def _with_its_title(main: Block) -> Block:
    """Climb as long as only a title, a date or an author is added."""
    while main.parent is not None:
        if main.parent.own - main.own > _SIDE_LETTERS:
            break
        main = main.parent
    return main


def _heading_before(page: Page, main: Block) -> str:
    """Return the last heading before the article, when it has none itself."""
    heading = ""
    headings = [block for block in page.blocks if block is main or block.tag in _HEADINGS]
    before = headings[: headings.index(main)]
    if any(_is_inside(block, main) for block in headings[len(before) + 1 :]):
        return ""
    for block in before:
        if not _is_dropped(block):
            heading = " ".join(" ".join(_lines(block)).split())
    return heading


def _is_inside(block: Block | None, outer: Block) -> bool:
    """Tell whether a block lies in another."""
    while block is not None and block is not outer:
        block = block.parent
    return block is outer


def _is_dropped(block: Block | None) -> bool:
    """Tell whether a block or one around it was dropped."""
    while block is not None:
        if block.dropped:
            return True
        block = block.parent
    return False


def _lines(block: Block) -> Iterator[str]:
    """Give the lines of a block; rows of tables as one line each."""
    line: list[str] = []
    below: dict[int, int] = {}  # columns that a cell further up still fills, and for how many rows
    for piece in block.pieces:
        if isinstance(piece, str) and piece != "\n":
            line.append(piece)
            continue
        if line:
            yield from _broken("".join(line), keep=block.tag == "pre")
            line = []
        if isinstance(piece, Block) and not piece.dropped:
            yield from _row(piece, below) if piece.tag == "tr" else _lines(piece)
    if line:
        yield from _broken("".join(line), keep=block.tag == "pre")


def _broken(text: str, *, keep: bool) -> list[str]:
    """Return a run of text as lines without blanks around; preformatted text keeps its own."""
    lines = text.split("\n") if keep else [_BLANKS.sub(" ", text).strip(" ")]
    return [line for line in lines if line.strip(" ")]


def _row(row: Block, below: dict[int, int]) -> list[str]:
    """Return a row of a table as lines; cells that reach over others leave those empty."""
    cells: list[list[str]] = []
    reaching: dict[int, int] = {}
    inner = [piece for piece in row.pieces if isinstance(piece, Block) and piece.tag in _CELLS]
    for piece in inner:
        if piece.dropped:
            continue
        while below.get(len(cells)):
            cells.append([])
        reaching |= dict.fromkeys(range(len(cells), len(cells) + piece.columns), piece.rows - 1)
        cells.append(list(_lines(piece)))
        cells += [[] for _ in range(piece.columns - 1 if len(inner) > 1 else 0)]
    while below.get(len(cells)):
        cells.append([])
    left = {column: rows - 1 for column, rows in below.items() if rows > 1}
    below.clear()
    below |= left | {column: rows for column, rows in reaching.items() if rows}
    return row_lines(cells)
