"""Pages a person stands on, and what was typed so far: agencies from a spreadsheet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.documents.agency_sheet import column_names
from bot.spreadsheets.book import Cell, Limits, Row, page_with
from bot.spreadsheets.reading import read_book
from bot.texts.glossary import LANGUAGES
from bot.texts.pillar_names import pillar_named
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar
from dialogs.table.listing import MANDATE_LIMIT
from dialogs.table.people import clean_name
from dialogs.table.seating import AGENCY_LIMIT, MOST_SEATS, Agency
from dialogs.wording import folded, spelled_out

SHEET = "agency_sheet"
PREVIEW = "agency_preview"

COLUMNS = 4

MOST_BYTES = 1_000_000

LIMITS = Limits(MOST_BYTES, MOST_SEATS + 2, most_columns=50)

YES = ("yes", "y", "ja", "j", "x", "true", "wahr", "1", "1.0", "✓", "✔", "☑", "☒")

NO = ("no", "n", "nein", "", "false", "falsch", "0", "0.0", "-", "keine", "kein", "none", "☐")


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` names its sentence, which names the cell."""

    code: str
    cell: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """How the list was read: the kind of file, a CSV's encoding, a workbook's sheet."""

    kind: str
    encoding: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class ReadList:
    """`agencies` count only where `faults` is empty: all or nothing."""

    agencies: tuple[Agency, ...]
    faults: tuple[Fault, ...]
    source: Source


def read_agencies(content: bytes, file_name: str) -> ReadList:
    """Refusal("sheet_…") where there is no table to read at all."""
    book = read_book(content, LIMITS, file_name)
    page = page_with(book, _columns_in)
    source = Source(book.kind, book.encoding, page.name)
    header, *rows = _from_first_column(page.rows)
    faults = [*_table_faults(header, rows)]
    if faults:
        return ReadList((), tuple(faults), source)
    agencies, seen = [], dict[str, str]()
    for row in rows:
        found = [*_row_faults(row, seen)]
        faults += found
        if not found:
            agencies.append(_agency(row))
    return ReadList(tuple(agencies), tuple(faults), source)


def _columns_in(row: Row) -> int:
    """How many of the wanted column names stand here."""
    wanted = {_heading(name) for names in _column_names() for name in names}
    return sum(_heading(cell.text) in wanted for cell in row)


def _heading(said: str) -> str:
    """As headings are compared: without marks of obligation, colons and remarks in brackets."""
    return spelled_out(re.sub(r"\(.*\)|[:*]", " ", said))


def _from_first_column(rows: Sequence[Row]) -> list[Row]:
    """A table may begin anywhere; columns that are empty in every row before it are none."""
    first = min(next((at for at, cell in enumerate(row) if cell.text), len(row)) for row in rows)
    return [row[first:] for row in rows]


def _column_names() -> list[tuple[str, ...]]:
    return [column_names(words_for(language)) for language in LANGUAGES]


def _table_faults(header: Row, rows: list[Row]) -> Iterator[Fault]:
    found = [*_header_faults(header)]
    yield from found
    if found:
        return
    if len(rows) > MOST_SEATS:
        yield Fault("sheet_rows", rows[MOST_SEATS][0].name, {"limit": MOST_SEATS})
    elif not rows:
        yield Fault("sheet_no_row", f"A{header[0].row + 1}")


def _header_faults(header: Row) -> Iterator[Fault]:
    """The four columns in their order, in English or German; nothing beside them."""
    known = _column_names()
    for at in range(COLUMNS):
        given = _at(header, at)
        wanted = [names[at] for names in known]
        if _heading(given.text) not in map(_heading, wanted):
            facts = {"found": given.text[:40], "wanted": wanted[0], "german": wanted[1]}
            yield Fault("sheet_column", given.name, facts)
    for extra in header[COLUMNS:]:
        if extra.text:
            yield Fault("sheet_extra", extra.name, {"found": extra.text[:40]})


def _row_faults(row: Row, seen: dict[str, str]) -> Iterator[Fault]:
    for cell in row:
        if cell.is_formula:
            yield Fault("sheet_formula", cell.name)
        if cell.is_garbled:
            yield Fault("sheet_letter", cell.name, {"found": cell.text[:40]})
    for extra in row[COLUMNS:]:
        if extra.text:
            yield Fault("sheet_extra", extra.name, {"found": extra.text[:40]})
    yield from _name_faults(_at(row, 0), seen)
    pillar, lived, mandate = (_at(row, at) for at in (1, 2, 3))
    if pillar_named(pillar.text) is None:
        yield Fault("sheet_pillar", pillar.name, {"found": pillar.text[:40]})
    if folded(lived.text) not in (*YES, *NO):
        yield Fault("sheet_yes_no", lived.name, {"found": lived.text[:40]})
    if len(mandate.text) > MANDATE_LIMIT:
        facts = {"length": len(mandate.text), "limit": MANDATE_LIMIT}
        yield Fault("sheet_long", mandate.name, facts)


def _name_faults(cell: Cell, seen: dict[str, str]) -> Iterator[Fault]:
    name = clean_name(cell.text, len(cell.text))
    if not name:
        yield Fault("sheet_no_name", cell.name)
    elif len(name) > AGENCY_LIMIT:
        yield Fault("sheet_long", cell.name, {"length": len(name), "limit": AGENCY_LIMIT})
    elif folded(name) in seen:
        yield Fault("sheet_twice", cell.name, {"found": name[:40], "first": seen[folded(name)]})
    else:
        seen[folded(name)] = cell.name


def _agency(row: Row) -> Agency:
    pillar = pillar_named(_at(row, 1).text)
    assert pillar is not None
    return Agency(
        clean_name(_at(row, 0).text, AGENCY_LIMIT),
        pillar,
        folded(_at(row, 2).text) in YES,
        clean_name(_at(row, 3).text, MANDATE_LIMIT),
    )


def _at(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else Cell(row[0].row, place + 1, "")


def as_data(agencies: tuple[Agency, ...]) -> list[list[Any]]:
    """As JSON values, to wait for a press."""
    return [[one.name, one.pillar.value, one.lived_experience, one.mandate] for one in agencies]


def from_data(rows: list[list[Any]]) -> tuple[Agency, ...]:
    return tuple(Agency(name, Pillar(pillar), lived, mandate) for name, pillar, lived, mandate in rows)
