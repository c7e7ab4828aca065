"""Which characters the bundled font can print, read from its own table; text brought within them."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "SourceSans3-Regular.ttf"
REPLACEMENT = "□"
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
_LONG_RUN = re.compile(r"[^ \n]{41,}")
_PIECE = 20
_HASH = re.compile(r"[0-9a-f]{64}")


def printable(text: str) -> str:
    """The text with every character the font lacks as □, invisible ones left out, endless runs breakable."""
    composed = unicodedata.normalize("NFC", text)
    strange = {ord(char): _instead_of(char) for char in set(composed) if ord(char) not in covered()}
    return _LONG_RUN.sub(_breakable, composed.translate(strange))


def _instead_of(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "" if category in _INVISIBLE or category == "Mn" else REPLACEMENT


def _breakable(found: re.Match[str]) -> str:
    """A run without a place to break gets invisible ones, so that it stays within its column."""
    run = found[0]
    if _HASH.fullmatch(run):
        return run
    return "\u200b".join(run[start : start + _PIECE] for start in range(0, len(run), _PIECE))


@cache
def covered() -> frozenset[int]:
    """The code points of the font's Unicode character map (OpenType "cmap", format 4)."""
    font = REGULAR.read_bytes()
    start = _table(font, b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    records = [struct.unpack_from(">HHI", font, start + 4 + 8 * at) for at in range(count)]
    windows_unicode = next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    return frozenset(point for point in _segments(font, start + windows_unicode) if point >= ord(" "))


def _table(font: bytes, tag: bytes) -> int:
    tables = struct.unpack_from(">H", font, 4)[0]
    for at in range(tables):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * at)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag!r}")


def _segments(font: bytes, start: int) -> Iterator[int]:
    form, _, _, doubled = struct.unpack_from(">HHHH", font, start)
    if form != 4:
        raise ValueError(f"a character map of format {form}")
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    for first, last in zip(starts, ends, strict=True):
        yield from (point for point in range(first, last + 1) if point < 0xFFFF)
