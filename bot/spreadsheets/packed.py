"""XLSX (also strict) and ODS: measured before anything is unpacked for good, then read by calamine."""

import struct
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from defusedxml import DefusedXmlException
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from bot.spreadsheets.book import Book, Limits, Page, Row, cell_of, cut
from bot.spreadsheets.measuring import Measured, measured_ods, measured_xlsx
from dialogs.refusals import Refusal

MOST_UNPACKED = 20_000_000
MOST_PARTS = 200
_BROKEN = (
    CalamineError, DefusedXmlException, BadZipFile, LargeZipFile, KeyError, ValueError, IndexError, TypeError,
    AttributeError, OSError, EOFError, SyntaxError, RuntimeError, zlib.error, struct.error,
)  # fmt: skip


def open_packed(content: bytes, limits: Limits) -> Book:
    try:
        parts = _parts(content)
        is_ods = b"opendocument.spreadsheet" in parts.get("mimetype", b"")
        measured = measured_ods(parts) if is_ods else measured_xlsx(parts)
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            pages = tuple(_pages(book, measured, limits))
    except PasswordError:
        raise Refusal("sheet_locked") from None
    except _BROKEN:
        raise Refusal("sheet_broken") from None
    return Book("ODS" if is_ods else "XLSX", "", pages)


def _parts(content: bytes) -> dict[str, bytes]:
    """What the archive holds, each part checked against what it said of itself; pictures are not kept."""
    with ZipFile(BytesIO(content)) as archive:
        listed = archive.infolist()
        if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
            raise Refusal("sheet_bomb")
        if any(part.flag_bits & 1 for part in listed):
            raise Refusal("sheet_locked")
        found = {part.filename: archive.read(part) for part in listed}
    names = {name.lower() for name in found}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "macrosheets" in name for name in names):
        raise Refusal("sheet_macros")
    if b"encryption-data" in found.get("META-INF/manifest.xml", b""):
        raise Refusal("sheet_locked")
    if "xl/workbook.xml" not in names and b"opendocument.spreadsheet" not in found.get("mimetype", b""):
        raise Refusal("sheet_kind")
    return {name: part for name, part in found.items() if name.endswith((".xml", ".rels", "mimetype"))}


def _pages(book: CalamineWorkbook, measured: Measured, limits: Limits) -> Iterable[Page]:
    """The visible ones first."""
    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    for sheet in sorted(sheets, key=lambda one: one.visible != SheetVisibleEnum.Visible):
        read = book.get_sheet_by_name(sheet.name)
        formulas = measured.get(sheet.name, frozenset())
        rows = (
            _row(number, values, formulas, limits)
            for number, values in enumerate(read.to_python(skip_empty_area=False), start=1)
            if any(value != "" for value in values)
        )
        yield Page(sheet.name, cut(list(rows), limits))


def _row(number: int, values: Sequence[object], formulas: frozenset[tuple[int, int]], limits: Limits) -> Row:
    return tuple(
        cell_of(number, column, _said(value), is_formula=(number, column) in formulas)
        for column, value in enumerate(values[: limits.most_columns], start=1)
    )


def _said(value: object) -> str:
    """A cell as text; whole numbers without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
