"""The name a document is filed under: day, kind, city, version."""

import re
import unicodedata
from zoneinfo import ZoneInfo

from bot.texts.words import words_for
from dialogs.plan.model import Plan

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "Ss"}
    | {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O"}
)
LONGEST_CITY = 60


def plan_file_name(plan: Plan, language: str, ending: str) -> str:
    """2026-12-17_action-plan_Auenfurt_V03.pdf; ValueError if the plan has no version yet."""
    if plan.version is None:
        raise ValueError("no agreement yet, no plan")
    day = plan.version.fixed_by.at.astimezone(ZoneInfo(plan.zone)).date().isoformat()
    kind = spelled(words_for(language)._("action-plan"))
    return f"{day}_{kind}_{spelled(plan.name or '')}_V{plan.version.number:02}.{ending}"


def spelled(name: str) -> str:
    """In ASCII letters, digits and hyphens, at most 60; "table" if nothing is left."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).translate(_SPELLED))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:LONGEST_CITY].strip("-") or "table"
