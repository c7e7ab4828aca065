"""Reads a spreadsheet of answers; whatever is wrong is told in one sentence that names row and column."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.commands.json_file import BadFile, content_of, shown
from bot.spreadsheets import book as sheets
from bot.spreadsheets.reading import read_book
from bot.texts.words import words_for
from dialogs.refusals import Refusal
from dialogs.wording import folded

MOST_ROWS = 100_000
MOST_BYTES = 100_000_000
MOST_COLUMNS = 1_000
MOST_LETTERS = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, stripped; `place` says where it stands."""

    text: str
    place: str

    def wrong(self, fault: str) -> BadFile:
        return BadFile(f"{self.place}: {fault}.")

    def name(self) -> str:
        if not self.text:
            raise self.wrong("a name is wanted, but the cell is empty")
        return self.text

    def whole(self, least: int, most: int) -> int:
        """A whole number in [least, most], written in digits."""
        digits = self.text.removeprefix("-")
        if not (
            digits.isascii() and digits.isdigit() and len(digits) < 12 and least <= int(self.text) <= most
        ):
            raise self.wrong(
                f"a whole number from {least} to {most} is wanted, but here is {shown(self.text)}"
            )
        return int(self.text)

    def one_of(self, known: Sequence[str], kind: str) -> str:
        word = folded(self.text).replace(" ", "_")
        if word not in known:
            raise self.wrong(f"{shown(self.text)} is no {kind}; known are {', '.join(known)}")
        return word


@dataclass(frozen=True, slots=True)
class Sheet:
    """`place`: the file's name; `rows` are as wide as `columns`."""

    place: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def require(self, *wanted: str, optional: Sequence[str] = ()) -> None:
        """Exactly these columns in this order, with or without the optional ones after them."""
        given = tuple(folded(column) for column in self.columns)
        if given not in (wanted, (*wanted, *optional)):
            raise self._columns_wrong(", ".join(wanted) + "".join(f"[, {one}]" for one in optional))

    def require_first(self, first: str) -> tuple[str, ...]:
        """The names of the columns after the first, each given once."""
        if folded(self.columns[0]) != first or len(self.columns) < 2:
            raise self._columns_wrong(f"{first}, then one for each item")
        names = self.columns[1:]
        for at, name in enumerate(names, start=2):
            if not name:
                raise BadFile(f"{self.place}, row 1, column {at}: the column has no name.")
            if [folded(one) for one in names].index(folded(name)) != at - 2:
                raise BadFile(f"{self.place}, row 1, column {at}: there is a second column {shown(name)}.")
        return names

    def distinct(self) -> tuple[str, ...]:
        """The names in the first column, each given once."""
        seen: dict[str, str] = {}
        for row in self.rows:
            name = row[0].name()
            if folded(name) in seen:
                raise row[0].wrong(f"{shown(name)} is listed a second time")
            seen[folded(name)] = name
        return tuple(seen.values())

    def _columns_wrong(self, wanted: str) -> BadFile:
        given = ", ".join(shown(column) for column in self.columns[:10])
        return BadFile(f"{self.place}, row 1: the columns {wanted} are wanted, but here are {given}.")


def read_sheet(path: Path) -> Sheet:
    """CSV, XLSX or ODS, as bot/spreadsheets reads them. Raises BadFile."""
    place = path.name or "the file"
    content = content_of(path, place, MOST_BYTES)
    try:
        found = read_book(content, sheets.Limits(MOST_BYTES, MOST_ROWS + 1, MOST_COLUMNS + 1), path.name)
    except Refusal as refusal:
        raise BadFile(_told(place, refusal)) from None
    header, *rows = sheets.page_with(found, sheets.is_wide).rows
    if len(header) > MOST_COLUMNS:
        raise BadFile(f"{place}, row {header[0].row}: more than {MOST_COLUMNS} columns are not read.")
    if len(rows) > MOST_ROWS:
        raise BadFile(f"{place}: there are more than {MOST_ROWS} rows.")
    columns = tuple(_checked(cell, f"{place}, {cell.name}") for cell in header[: _width((header, *rows))])
    if not rows:
        raise BadFile(f"{place}: there is no row below the column names.")
    return Sheet(place, columns, tuple(_row(place, row, columns) for row in rows))


def _told(place: str, refusal: Refusal) -> str:
    sentence = words_for("en").refusal(refusal.code, **refusal.facts)
    return f"{place}: {sentence[0].lower()}{sentence[1:]}"


def _width(rows: Sequence[sheets.Row]) -> int:
    return max(len(_trimmed(row)) for row in rows)


def _trimmed(row: sheets.Row) -> sheets.Row:
    """Without the empty cells at its end."""
    filled = [at for at, cell in enumerate(row, start=1) if cell.text]
    return row[: max(filled, default=0)]


def _row(place: str, row: sheets.Row, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    given, number = _trimmed(row), row[0].row
    if len(given) > len(columns):
        raise BadFile(f"{place}, row {number}: there are {len(given)} cells for {len(columns)} columns.")
    padded = [*given, *(sheets.Cell(number, at, "") for at in range(len(given) + 1, len(columns) + 1))]
    return tuple(
        _cell(cell, f"{place}, row {number}, column {name or at}")
        for at, (cell, name) in enumerate(zip(padded, columns, strict=True), start=1)
    )


def _cell(read: sheets.Cell, place: str) -> Cell:
    cell = Cell(_checked(read, place), place)
    if read.is_formula:
        raise cell.wrong("the cell holds a formula; please save the values")
    if len(cell.text) > MOST_LETTERS:
        raise cell.wrong(f"the text is longer than {MOST_LETTERS} characters")
    return cell


def _checked(cell: sheets.Cell, place: str) -> str:
    if cell.is_garbled:
        raise BadFile(f"{place}: a byte in {shown(cell.text)} is no letter in this file's encoding.")
    return cell.text
