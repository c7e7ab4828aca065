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
_LONGEST_RUN, _PIECE = 40, 20
_HASH = re.compile(r"[0-9a-f]{64}")


def printable(text: str) -> str:
    """The text with every character the font lacks as □, invisible ones left out, endless runs breakable."""
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(_shown(char) for char in composed)
    return "\n".join(" ".join(_breakable(run) for run in line.split(" ")) for line in shown.split("\n"))


def _shown(char: str) -> str:
    if char == "\n" or ord(char) in covered():
        return char
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "" if category in _INVISIBLE or category == "Mn" else REPLACEMENT


def _breakable(run: str) -> str:
    """A run without a place to break gets invisible ones, so that it stays within its column."""
    if len(run) <= _LONGEST_RUN or _HASH.fullmatch(run):
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
