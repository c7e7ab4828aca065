"""CSV as spreadsheets and people write it: separators and encodings told apart, line breaks within cells."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from bot.spreadsheets.book import Book, Cell, Limits, Page, Row, cell_of, cut
from dialogs.refusals import Refusal

SEPARATORS = (";", ",", "\t", "|")
_COMPUTED = re.compile(
    r"=|(?:#(?:REF|BEZUG|NAME|VALUE|WERT|DIV/0|NULL|NUM|ZAHL)[!?]|#N/A|#NV|Err:\d{3})\Z", re.IGNORECASE
)
_LOOKED_AT = 20
_NAMED = re.compile(r"""\A\s*["']?sep=(.)["']?[^\n]*\n?""", re.IGNORECASE)
_ONE_BYTE = {"cp1252": "Windows-1252", "mac-roman": "Mac Roman", "cp850": "MS-DOS (850)"}
_EXPECTED = frozenset("äöüÄÖÜßéèêëáàâçíîïóôñøåæœ€§–„“”’ÉÈ")
_WITHIN_WORD = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f\w\s’‘](?=[A-Za-z])")
_MOST_NOISE = 0.01


def read_delimited(content: bytes, limits: Limits) -> Book:
    text, encoding = decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    named = _NAMED.match(text)
    if named:
        text = text[named.end() :]
    separator = named[1] if named else _separator(text)
    rows: list[Row] = []
    for row in _rows(text, separator):
        if any(cell.text for cell in row):
            rows.append(row)
        if len(rows) > limits.most_rows + _LOOKED_AT:
            break
    return Book("CSV", encoding, (Page("", cut(rows, limits)),))


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the encoding's name. A byte that is no letter in it stands as a lone surrogate."""
    if content.startswith(b"\xef\xbb\xbf"):
        return _required(content.decode("utf-8-sig", "surrogateescape")), "UTF-8 (BOM)"
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return _required(content.decode("utf-32", "replace")), "UTF-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _required(content.decode("utf-16", "replace")), "UTF-16"
    if content[:2000].count(0) > len(content[:2000]) // 4:
        codec = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
        return _required(content.decode(codec, "replace")), "UTF-16"
    try:
        return _required(content.decode("utf-8")), "UTF-8"
    except UnicodeDecodeError:
        pass
    mostly = content.decode("utf-8", "surrogateescape")
    if any("\x7f" < letter < "\ud800" or letter > "\udfff" for letter in mostly):
        return _required(mostly), "UTF-8"
    codec = _one_byte_codec(content)
    return _required(content.decode(codec, "surrogateescape")), _ONE_BYTE[codec]


def _one_byte_codec(content: bytes) -> str:
    """Windows unless another is clearly likelier."""
    likely = {codec: _likelihood(content.decode(codec, "surrogateescape")) for codec in _ONE_BYTE}
    best = max(likely, key=lambda codec: likely[codec])
    return best if likely[best] > likely["cp1252"] + 1 else "cp1252"


def _likelihood(text: str) -> int:
    """Letters of our languages and their neighbours' speak for an encoding, signs within words against it."""
    return sum(letter in _EXPECTED for letter in text) - 2 * len(_WITHIN_WORD.findall(text))


def _required(text: str) -> str:
    """Refusal("sheet_kind") for what is no text at all; a stray control character is a byte of no letter."""
    noise = sum(letter < " " and letter not in "\t\n\r\f\v" for letter in text)
    if noise > 2 and noise > _MOST_NOISE * len(text):
        raise Refusal("sheet_kind")
    return re.sub(r"[\x00-\x08\x0e-\x1f]", "\udc00", text)


def _separator(text: str) -> str:
    """The one most of the first lines have; several, the one that fills the first of them."""
    lines = [line for line in text.split("\n") if line.strip()][:_LOOKED_AT]
    return max(SEPARATORS, key=lambda one: (sum(one in line for line in lines), _first_count(lines, one)))


def _first_count(lines: list[str], separator: str) -> int:
    return next((line.count(separator) for line in lines if separator in line), 0)


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Refusal("sheet_quote") names the line where a quotation mark opens that nothing closes."""
    read, begins = (
        csv.reader(StringIO(text, newline=""), delimiter=separator, strict=False, skipinitialspace=True),
        1,
    )
    last = begins
    try:
        for number, row in enumerate(read, start=1):
            if read.line_num - begins > _LOOKED_AT:
                raise Refusal("sheet_quote", number=begins)
            last, begins = begins, read.line_num + 1
            yield tuple(_cell(number, column, said) for column, said in enumerate(row, start=1))
        _require_closed(text, separator, last)
    except csv.Error:
        raise Refusal("sheet_quote", number=begins) from None


def _require_closed(text: str, separator: str, begins: int) -> None:
    """The last row is read by the letter: a quotation mark that nothing closes swallows what follows."""
    rest = "\n".join(text.split("\n")[begins - 1 :])
    try:
        [*csv.reader(StringIO(rest, newline=""), delimiter=separator, strict=True, skipinitialspace=True)]
    except csv.Error as error:
        if "end of data" in str(error):
            raise Refusal("sheet_quote", number=begins) from None


def _cell(row: int, column: int, said: str) -> Cell:
    plain = cell_of(row, column, said)
    text = plain.text
    if text.startswith("'") and text[1:2] in ("=", "+", "-", "@"):
        return cell_of(row, column, text[1:])
    return cell_of(row, column, said, is_formula=bool(_COMPUTED.match(text)))
