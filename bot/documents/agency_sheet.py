"""The agencies of a table as a spreadsheet, to fill in and to send back: XLSX, or CSV as Excel reads it."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from io import BytesIO, StringIO

import xlsxwriter

from bot.documents.file_name import spelled
from bot.documents.file_spec import FileSpec
from bot.texts.words import Words
from dialogs.methods.positions import Pillar
from dialogs.table.model import Table
from dialogs.table.seating import MOST_SEATS, Agency

WIDTHS = (44, 20, 18, 70)
RISKY = ("=", "+", "-", "@", "\t", "\r")


class SheetFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class AgencySheet:
    """Worded: the columns' names, the rows, and what the second and third column may hold."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    pillars: tuple[str, ...]
    answers: tuple[str, ...]


def agency_sheet(agencies: Sequence[Agency], words: Words) -> AgencySheet:
    yes, no = words._("yes"), words._("no")
    return AgencySheet(
        title=words._("Agencies"),
        columns=column_names(words),
        rows=tuple(
            (one.name, words.term(one.pillar), yes if one.lived_experience else no, one.mandate)
            for one in agencies
        ),
        pillars=tuple(words.term(pillar) for pillar in Pillar),
        answers=(yes, no),
    )


def column_names(words: Words) -> tuple[str, ...]:
    return (words._("Agency"), words._("Pillar"), words._("Lived experience"), words._("Mandate"))


def agency_xlsx(sheet: AgencySheet) -> bytes:
    """Runs in a worker process. Every cell is text: nothing a cell holds is ever a formula."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(sheet.title[:31])
    bold = book.add_format({"bold": True, "bg_color": "#E4EEF3", "bottom": 1})
    plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(sheet.columns, WIDTHS, strict=True)):
        page.set_column(column, column, width, plain)
        page.write_string(0, column, name, bold)
    for row, cells in enumerate(sheet.rows, start=1):
        for column, text in enumerate(cells):
            page.write_string(row, column, text, plain)
    page.data_validation(1, 1, MOST_SEATS, 1, {"validate": "list", "source": list(sheet.pillars)})
    page.data_validation(1, 2, MOST_SEATS, 2, {"validate": "list", "source": list(sheet.answers)})
    page.freeze_panes(1, 0)
    book.close()
    return made.getvalue()


def agency_csv(sheet: AgencySheet) -> bytes:
    """Semicolons and a byte order mark, as Excel expects; an apostrophe before what it took for a formula."""
    made = StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in sheet.rows)
    return made.getvalue().encode("utf-8-sig")


def agency_file(
    table: Table, agencies: Sequence[Agency], words: Words, wanted: SheetFormat, now: datetime
) -> FileSpec:
    kind = spelled(words._("agencies"))
    make = {SheetFormat.XLSX: agency_xlsx, SheetFormat.CSV: agency_csv}[wanted]
    name = f"{now:%Y-%m-%d}_{kind}_{spelled(table.name)}.{wanted.value}"
    return FileSpec(name, partial(make, agency_sheet(agencies, words)))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) else cell
