"""A file's bytes -> its book; told by what is in them, and by the name only where that says it is none."""

from codecs import BOM_UTF8

from bot.spreadsheets.book import Book, Limits
from bot.spreadsheets.delimited import read_delimited
from bot.spreadsheets.packed import open_packed
from dialogs.refusals import Refusal

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"{", b"[{", b"id;p", b"table\r\n0,1", b"table\n0,1", b"begin:v")
_OTHERS = (".xlsm", ".pdf", ".docx", ".doc")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_book(content: bytes, limits: Limits, file_name: str = "") -> Book:
    """Refusal("file_too_big") or ("sheet_…") with the true reason for what is no spreadsheet to be read."""
    if len(content) > limits.most_bytes:
        raise Refusal("file_too_big", limit=limits.most_bytes // 1000)
    if content.startswith(_OLE):
        raise Refusal("sheet_locked" if _LOCKED in content else "sheet_old")
    is_packed = content.startswith(_ZIP)
    if not is_packed and file_name.lower().endswith(_OTHERS):
        raise Refusal("sheet_kind")
    if content.startswith(_FOREIGN) or content[:200].removeprefix(BOM_UTF8).lstrip().lower().startswith(
        _MARKUP
    ):
        raise Refusal("sheet_kind")
    book = open_packed(content, limits) if is_packed else read_delimited(content, limits)
    if not any(page.rows for page in book.pages):
        raise Refusal("sheet_empty")
    return book
