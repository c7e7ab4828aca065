"""What a spreadsheet holds: pages of rows of cells, each text made plain, each cell with its name."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MOST_ABOVE = 20
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANK = re.compile(r"[\s\u2800\u3164\u115f\u1160\uffa0]+")
_WRONG_BYTES = re.compile("[\udc00-\udcff\ufffd]")


@dataclass(frozen=True, slots=True)
class Cell:
    """`row`, `column` from 1; `is_formula` whatever it comes to; `is_garbled`: holds bytes of no letter."""

    row: int
    column: int
    text: str
    is_formula: bool = False
    is_garbled: bool = False

    @property
    def name(self) -> str:
        """As spreadsheets show it: B7."""
        return f"{letters_of(self.column)}{self.row}"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` with something in them, one more than asked for at most; `name` is empty for a CSV."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """`encoding` of a CSV as people know it. Pages in their order, hidden ones last."""

    kind: str
    encoding: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    most_bytes: int
    most_rows: int
    most_columns: int


def page_with(book: Book, fits: Callable[[Row], int]) -> Page:
    """The page whose header `fits` best and has rows below it, from the header on; with none that fits, the
    first with rows.

    `fits`: how many of a row's cells are what is wanted. Rows above a header are its title.
    """
    filled = [page for page in book.pages if page.rows]
    places = [(page, at) for page in filled for at in range(min(MOST_ABOVE, len(page.rows)))]
    page, at = max(
        places, key=lambda place: (fits(place[0].rows[place[1]]), len(place[0].rows) > place[1] + 1)
    )
    return Page(page.name, page.rows[at:])


def is_wide(row: Row) -> int:
    """For a header of unknown names: a title stands alone in its row."""
    return int(sum(bool(cell.text) for cell in row) > 1)


def cell_of(row: int, column: int, said: str, *, is_formula: bool = False) -> Cell:
    garbled = bool(_WRONG_BYTES.search(said))
    return Cell(row, column, plain_cell(_WRONG_BYTES.sub("�", said)), is_formula, garbled)


def plain_cell(said: str) -> str:
    """On one line: letters composed, spaces of every kind as one, what has no width gone."""
    unescaped = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), said)
    spaced = _BLANK.sub(" ", unicodedata.normalize("NFC", unescaped))
    kept = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")
    return " ".join(kept.split())


def letters_of(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cut(rows: Sequence[Row], limits: Limits) -> tuple[Row, ...]:
    filled = [row[: limits.most_columns] for row in rows if any(cell.text for cell in row)]
    return tuple(filled[: limits.most_rows + MOST_ABOVE])
