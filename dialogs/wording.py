"""What people type: stripped of invisible direction marks, measured, never changed otherwise."""

import unicodedata

from dialogs.refusals import Refusal


def folded(text: str) -> str:
    """As texts are compared: composed, in small letters, with single spaces, without what has no width."""
    same = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(char for char in same if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join(kept.split())


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
