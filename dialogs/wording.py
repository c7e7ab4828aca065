"""What people type: stripped of invisible direction marks, measured, never changed otherwise."""

import unicodedata

from dialogs.refusals import Refusal

_DASHES, _APOSTROPHES = "\u2212\u2043", "\u2019\u2018\u201b\u02bc\u02b9\u2032\u0060"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_NO_WIDTH = "\u034f" + "".join(map(chr, range(0xFE00, 0xFE10)))


def folded(text: str) -> str:
    """As texts are compared: composed, in small letters, without what has no width; spaces, dashes and
    apostrophes of every kind as one."""
    same = unicodedata.normalize(
        "NFKC", unicodedata.normalize("NFKC", text.replace("\u00b4", "'")).casefold()
    )
    return " ".join("".join(map(_compared, same)).split())


def spelled_out(text: str) -> str:
    """Folded, with German umlauts as keyboards without them write them: Säule, Saeule."""
    return folded(text).translate(_UMLAUTS)


def _compared(char: str) -> str:
    kind = unicodedata.category(char)
    if char.isspace():
        return " "
    if kind == "Pd" or char in _DASHES:
        return "-"
    if char in _APOSTROPHES:
        return "'"
    return "" if kind[0] == "C" or char in _NO_WIDTH else char


def plain_text(text: str, limit: int, field: str) -> str:
    """The text without control, bidi and zero-width characters; refused if empty or over `limit`."""
    kept = "".join(
        char
        for char in unicodedata.normalize("NFC", text)
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co")
    )
    kept = kept.strip()
    if not kept:
        raise Refusal("text_empty", field=field)
    if len(kept) > limit:
        raise Refusal("text_too_long", field=field, limit=limit, length=len(kept))
    return kept
