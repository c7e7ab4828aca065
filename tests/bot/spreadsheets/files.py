"""Spreadsheets made for tests: workbooks, their strict form, ODS by hand."""

from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

COLUMNS = ("Institution", "Säule", "Erfahrungswissen", "Zuständigkeit")
POLICE = ("Polizei", "Strafverfolgung", "nein", "Streife")
_HTTP = b"http:" + b"//"
Rows = Sequence[Sequence[object]]


def xlsx(pages: Mapping[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    for name, rows in pages.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        if name in hidden:
            page.hide()
        else:
            page.activate()
    book.close()
    return made.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def strict(content: bytes) -> bytes:
    """As Excel saves a "Strict Open XML Spreadsheet": other namespaces, the same parts."""
    changes = (
        (_HTTP + b"schemas.openxmlformats.org/spreadsheetml/2006/main",
         _HTTP + b"purl.oclc.org/ooxml/spreadsheetml/main"),
        (_HTTP + b"schemas.openxmlformats.org/officeDocument/2006/relationships",
         _HTTP + b"purl.oclc.org/ooxml/officeDocument/relationships"),
    )  # fmt: skip
    parts = unpacked(content)
    for name, part in parts.items():
        for old, new in changes:
            part = part.replace(old, new)
        parts[name] = part
    return packed(parts)


def ods(pages: Mapping[str, Rows], cell: str = "") -> bytes:
    """`cell`: one more cell of the first row, as XML."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(
            f"<table:table-row>{_cells(row)}{cell if not at else ''}</table:table-row>"
            for at, row in enumerate(rows)
        )
        + "</table:table>"
        for name, rows in pages.items()
    )
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest/>",
        "content.xml": content.encode(),
    })  # fmt: skip


def _cells(row: Sequence[object]) -> str:
    return "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(str(one))}</text:p></table:table-cell>'
        for one in row
    )
