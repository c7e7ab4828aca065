"""Reads a spreadsheet saved as CSV; whatever is wrong is told in one sentence that names row and column."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.commands.json_file import BadFile, shown

MOST_ROWS = 100_000
MOST_BYTES = 100_000_000
MOST_COLUMNS = 1_000
MOST_LETTERS = 300
DELIMITERS = (",", ";", "\t")


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
        word = self.text.lower().replace(" ", "_")
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
        given = tuple(column.lower() for column in self.columns)
        if given not in (wanted, (*wanted, *optional)):
            raise self._columns_wrong(", ".join(wanted) + "".join(f"[, {one}]" for one in optional))

    def require_first(self, first: str) -> tuple[str, ...]:
        """The names of the columns after the first, each given once."""
        if self.columns[0].lower() != first or len(self.columns) < 2:
            raise self._columns_wrong(f"{first}, then one for each item")
        names = self.columns[1:]
        for at, name in enumerate(names, start=2):
            if not name:
                raise BadFile(f"{self.place}, row 1, column {at}: the column has no name.")
            if names.index(name) != at - 2:
                raise BadFile(f"{self.place}, row 1, column {at}: there is a second column {shown(name)}.")
        return names

    def distinct(self) -> tuple[str, ...]:
        """The names in the first column, each given once."""
        seen: dict[str, None] = {}
        for row in self.rows:
            name = row[0].name()
            if name in seen:
                raise row[0].wrong(f"{shown(name)} is listed a second time")
            seen[name] = None
        return tuple(seen)

    def _columns_wrong(self, wanted: str) -> BadFile:
        given = ", ".join(shown(column) for column in self.columns[:10])
        return BadFile(f"{self.place}, row 1: the columns {wanted} are wanted, but here are {given}.")


def read_sheet(path: Path) -> Sheet:
    """Delimiter comma, semicolon or tab; UTF-8 with or without BOM, or cp1252. Raises BadFile."""
    place = path.name or "the file"
    lines = _lines(place, _text(place, _content(place, path)))
    if not lines:
        raise BadFile(f"{place}: the file is empty.")
    (_, header), *rest = lines
    if len(header) > MOST_COLUMNS:
        raise BadFile(f"{place}, row 1: {len(header)} columns are too many, at most {MOST_COLUMNS} are read.")
    columns = tuple(name.strip() for name in header)
    if not rest:
        raise BadFile(f"{place}: there is no row below the column names.")
    return Sheet(place, columns, tuple(_row(place, number, row, columns) for number, row in rest))


def _content(place: str, path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadFile(f"{place}: the file cannot be read ({error.strerror or 'unknown cause'}).") from None
    if len(content) > MOST_BYTES:
        raise BadFile(f"{place}: the file is longer than {MOST_BYTES // 1_000_000} MB.")
    return content


def _text(place: str, content: bytes) -> str:
    for at, byte in enumerate(content):
        if byte < 32 and byte not in b"\t\n\r":
            raise BadFile(f"{place}, byte {at + 1}: this is no text; please save the spreadsheet as CSV.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    raise BadFile(f"{place}, byte {at + 1}: the file is not text in UTF-8 or cp1252.")


def _lines(place: str, text: str) -> list[tuple[int, list[str]]]:
    """Row numbers, from 1, and rows; those with nothing in them left out."""
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    found: list[tuple[int, list[str]]] = []
    try:
        for number, row in enumerate(
            csv.reader(text.splitlines(), delimiter=delimiter, strict=True), start=1
        ):
            if number > MOST_ROWS + 1:
                raise BadFile(f"{place}: there are more than {MOST_ROWS} rows.")
            if any(cell.strip() for cell in row):
                found.append((number, row))
    except csv.Error as error:
        raise BadFile(f"{place}, row {len(found) + 1}: the row cannot be read ({error}).") from None
    return found


def _row(place: str, number: int, row: list[str], columns: tuple[str, ...]) -> tuple[Cell, ...]:
    extra = row[len(columns) :]
    if any(cell.strip() for cell in extra):
        raise BadFile(f"{place}, row {number}: there are {len(row)} cells for {len(columns)} columns.")
    padded = [*row[: len(columns)], *[""] * (len(columns) - len(row))]
    return tuple(
        _cell(text.strip(), f"{place}, row {number}, column {name or at}")
        for at, (text, name) in enumerate(zip(padded, columns, strict=True), start=1)
    )


def _cell(text: str, place: str) -> Cell:
    cell = Cell(text, place)
    if text.startswith("="):
        raise cell.wrong("the cell holds a formula; please save the values")
    if len(text) > MOST_LETTERS:
        raise cell.wrong(f"the text is longer than {MOST_LETTERS} characters")
    return cell
