"""People are met by their account; a name is kept for the facilitator's confirmation only."""

import unicodedata
from dataclasses import replace
from datetime import datetime

from dialogs.ports import Work
from dialogs.rounds.coming import welcome
from dialogs.table.model import Person, Reach

NAME_LIMIT = 64
BLANK = "\u2800\u3164\u115f\u1160\uffa0\u17b4\u17b5\U0001d159"  # letters and signs that show nothing
_LANGUAGES = ("en", "de")


def meet(
    work: Work, user_id: int, name: str, language: str, private: bool, now: datetime, username: str = ""
) -> Person:
    """The person of this account, added at first sight; `private`: they wrote to the bot."""
    shown, spoken = clean_name(name), spoken_language(language)
    known = work.first(Person, user_id=user_id)
    if known is None:
        reach = Reach.STARTED if private else Reach.NEVER
        return work.add(
            Person(user_id=user_id, name=shown, username=username, language=spoken, reach=reach, met_at=now)
        )
    language = known.language if known.language_chosen else spoken
    reach = Reach.STARTED if private else known.reach
    if (known.name, known.username, known.language, known.reach) == (shown, username, language, reach):
        return known
    seen = work.save(replace(known, name=shown, username=username, language=language, reach=reach))
    if seen.reach is not known.reach:
        welcome(work, seen, now, asked=True)
    return seen


def choose_language(work: Work, person: Person, language: str) -> Person:
    return work.save(replace(person, language=spoken_language(language), language_chosen=True))


def clean_name(name: str, limit: int = NAME_LIMIT) -> str:
    """A name on one line without control, bidi and zero-width characters, cut at `limit` characters.

    Empty where nothing of it can be seen.
    """
    if name.isascii() and name.isprintable():
        return " ".join(name.split())[:limit].strip()
    composed = unicodedata.normalize("NFC", name)
    seen = "".join(" " if char.isspace() or char in BLANK else char for char in composed)
    kept = "".join(char for char in seen if unicodedata.category(char)[0] != "C")
    line = " ".join(kept.split())[:limit].strip()
    return line if any(unicodedata.category(char)[0] not in "MZ" for char in line) else ""


def spoken_language(code: str) -> str:
    """The language we have that is nearest to a Telegram language code; English otherwise."""
    prefix = code.lower().split("-")[0]
    return prefix if prefix in _LANGUAGES else "en"


def set_blocked(work: Work, person: Person, blocked: bool) -> Person:
    reach = Reach.BLOCKED if blocked else Reach.STARTED
    return person if person.reach is reach else work.save(replace(person, reach=reach))
