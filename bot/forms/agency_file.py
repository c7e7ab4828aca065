"""An uploaded list of agencies, read: the agencies, or every cell that is wrong and why."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.buttons import button
from bot.documents.agency_sheet import SheetFormat, column_names
from bot.forms.grid import GridCell, Row, read_grid
from bot.texts.glossary import LANGUAGES
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar
from dialogs.table.listing import MANDATE_LIMIT
from dialogs.table.people import clean_name
from dialogs.table.seating import AGENCY_LIMIT, MOST_SEATS, Agency

SHEET, PREVIEW = "agency_sheet", "agency_preview"
COLUMNS = 4
YES, NO = ("yes", "ja", "x", "true", "wahr", "1"), ("no", "nein", "", "false", "falsch", "0")


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` names its sentence, which names the cell."""

    code: str
    cell: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadList:
    """`agencies` count only where `faults` is empty: all or nothing."""

    agencies: tuple[Agency, ...]
    faults: tuple[Fault, ...]


def read_agencies(content: bytes, file_name: str) -> ReadList:
    """Refusal("sheet_…") where there is no table to read at all."""
    header, *rows = read_grid(content, file_name, MOST_SEATS)
    faults = [*_header_faults(header)]
    if faults:
        return ReadList((), tuple(faults))
    if len(rows) > MOST_SEATS:
        beyond = rows[MOST_SEATS][0].name
        return ReadList((), (Fault("sheet_rows", beyond, {"limit": MOST_SEATS}),))
    if not rows:
        return ReadList((), (Fault("sheet_no_row", "A2"),))
    agencies, seen = [], dict[str, str]()
    for row in rows:
        found = [*_row_faults(row, seen)]
        faults += found
        if not found:
            agencies.append(_agency(row))
    return ReadList(tuple(agencies), tuple(faults))


def _header_faults(header: Row) -> Iterator[Fault]:
    """The four columns in their order, in English or German; nothing beside them."""
    known = [column_names(words_for(language)) for language in LANGUAGES]
    for at in range(COLUMNS):
        given = header[at] if at < len(header) else GridCell(f"{'ABCD'[at]}1", "")
        wanted = [names[at] for names in known]
        if given.text.casefold() not in [name.casefold() for name in wanted]:
            facts = {"found": given.text[:40], "wanted": wanted[0], "german": wanted[1]}
            yield Fault("sheet_column", given.name, facts)
    for extra in header[COLUMNS:]:
        if extra.text:
            yield Fault("sheet_extra", extra.name, {"found": extra.text[:40]})


def _row_faults(row: Row, seen: dict[str, str]) -> Iterator[Fault]:
    for cell in row:
        if cell.is_formula:
            yield Fault("sheet_formula", cell.name)
    for extra in row[COLUMNS:]:
        if extra.text:
            yield Fault("sheet_extra", extra.name, {"found": extra.text[:40]})
    yield from _name_faults(_at(row, 0), seen)
    pillar, lived, mandate = (_at(row, at) for at in (1, 2, 3))
    if _pillar(pillar.text) is None:
        yield Fault("sheet_pillar", pillar.name, {"found": pillar.text[:40]})
    if lived.text.casefold() not in (*YES, *NO):
        yield Fault("sheet_yes_no", lived.name, {"found": lived.text[:40]})
    if len(mandate.text) > MANDATE_LIMIT:
        facts = {"length": len(mandate.text), "limit": MANDATE_LIMIT}
        yield Fault("sheet_long", mandate.name, facts)


def _name_faults(cell: GridCell, seen: dict[str, str]) -> Iterator[Fault]:
    name = clean_name(cell.text, len(cell.text))
    if not name:
        yield Fault("sheet_no_name", cell.name)
    elif len(name) > AGENCY_LIMIT:
        yield Fault("sheet_long", cell.name, {"length": len(name), "limit": AGENCY_LIMIT})
    elif name.lower() in seen:
        yield Fault("sheet_twice", cell.name, {"found": name[:40], "first": seen[name.lower()]})
    else:
        seen[name.lower()] = cell.name


def _agency(row: Row) -> Agency:
    pillar = _pillar(_at(row, 1).text)
    assert pillar is not None
    return Agency(
        clean_name(_at(row, 0).text, AGENCY_LIMIT),
        pillar,
        _at(row, 2).text.casefold() in YES,
        clean_name(_at(row, 3).text, MANDATE_LIMIT),
    )


def _at(row: Row, place: int) -> GridCell:
    if place < len(row):
        return row[place]
    return GridCell(f"{'ABCD'[place]}{row[0].name.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}", "")


def _pillar(text: str) -> Pillar | None:
    for pillar in Pillar:
        names = {pillar.value, *(words_for(language).term(pillar) for language in LANGUAGES)}
        if text.casefold() in {name.casefold() for name in names}:
            return pillar
    return None


def as_data(agencies: tuple[Agency, ...]) -> list[list[Any]]:
    """As JSON values, to wait for a press."""
    return [[one.name, one.pillar.value, one.lived_experience, one.mandate] for one in agencies]


def from_data(rows: list[list[Any]]) -> tuple[Agency, ...]:
    return tuple(Agency(name, Pillar(pillar), lived, mandate) for name, pillar, lived, mandate in rows)


@button("gsh")
class OpenSheet:
    table_id: int


@button("gst")
class SendSheet:
    """The agencies as they are, or an empty template."""

    table_id: int
    form: SheetFormat


@button("gsk")
class TakeList:
    """What was read is taken over."""
