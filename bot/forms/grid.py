"""An uploaded spreadsheet as rows of texts, each cell with its name; nothing in it is run or trusted."""

import csv
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from dialogs.refusals import Refusal

MOST_BYTES = 1_000_000
MOST_UNPACKED = 20_000_000
MOST_PARTS = 200
MOST_COLUMNS = 50
SEPARATORS = (";", ",", "\t")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class GridCell:
    """`name` as spreadsheets show it, such as B7; `is_formula` whatever it would come to."""

    name: str
    text: str
    is_formula: bool = False


Row = tuple[GridCell, ...]


def read_grid(content: bytes, file_name: str, most_rows: int) -> list[Row]:
    """Rows with something in them, the first is the header. Refusal("sheet_…") for what is no such file.

    Reads one row more than `most_rows` and no further: whoever asks sees that there are too many.
    """
    if len(content) > MOST_BYTES:
        raise Refusal("file_too_big", limit=MOST_BYTES // 1000)
    if content.startswith(_ZIP):
        found = _xlsx(content)
    elif content.startswith(_OLE) or file_name.lower().endswith((".xls", ".ods", ".xlsm", ".pdf", ".docx")):
        raise Refusal("sheet_kind")
    else:
        found = _csv(content)
    rows: list[Row] = []
    for row in found:
        if any(cell.text for cell in row):
            rows.append(row)
        if len(rows) > most_rows + 1:
            break
    if not rows:
        raise Refusal("sheet_empty")
    return rows


def _xlsx(content: bytes) -> Iterator[Row]:
    _require_harmless(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()
        for number, cells in enumerate(page.iter_rows(), start=1):
            yield tuple(
                GridCell(f"{get_column_letter(column)}{number}", _plain(cell.value), cell.data_type == "f")
                for column, cell in enumerate(cells[:MOST_COLUMNS], start=1)
            )
    except (
        KeyError, ValueError, IndexError, TypeError, AttributeError, OSError, EOFError, SyntaxError,
        RuntimeError, BadZipFile, DefusedXmlException, InvalidFileException, zlib.error, struct.error,
    ):  # fmt: skip
        raise Refusal("sheet_broken") from None


def _require_harmless(content: bytes) -> None:
    """Before anything is unpacked: no macros, no encryption, no more than fits."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, LargeZipFile, ValueError, OSError):
        raise Refusal("sheet_broken") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refusal("sheet_bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("sheet_broken")
    names = {part.filename.lower() for part in parts}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "macrosheets" in name for name in names):
        raise Refusal("sheet_macros")
    if "xl/workbook.xml" not in names:
        raise Refusal("sheet_kind")


def _csv(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    separator = ""
    if first.lower().startswith("sep="):
        separator, text = first[4:5], rest
    separator = separator or max(SEPARATORS, key=text.split("\n", 1)[0].count)
    try:
        for number, row in enumerate(csv.reader(text.splitlines(), delimiter=separator), start=1):
            yield tuple(
                _csv_cell(f"{get_column_letter(column)}{number}", cell)
                for column, cell in enumerate(row[:MOST_COLUMNS], start=1)
            )
    except csv.Error:
        raise Refusal("sheet_broken") from None


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 as Excel's "Unicode text", else cp1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refusal("sheet_kind")


def _csv_cell(name: str, cell: str) -> GridCell:
    text = cell.strip()
    if text.startswith("'") and text[1:2] in ("=", "+", "-", "@"):
        return GridCell(name, text[1:])
    return GridCell(name, text, text.startswith("="))


def _plain(value: object) -> str:
    """A cell as text; whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
