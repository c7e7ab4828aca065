"""The name a document is filed under: day, kind, city, version."""

import re
import unicodedata
from zoneinfo import ZoneInfo

from bot.texts.words import words_for
from dialogs.plan.model import Edition, Plan

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "Ss"}
    | {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O"}
)
LONGEST_CITY = 60


def plan_file_name(plan: Plan, language: str, ending: str) -> str:
    """2026-12-17_action-plan_Auenfurt_V03.pdf, the public one …_V03_public.pdf, so that neither replaces or
    is sent for the other; ValueError if the plan has no version yet."""
    if plan.version is None:
        raise ValueError("no agreement yet, no plan")
    day = plan.version.fixed_by.at.astimezone(ZoneInfo(plan.zone)).date().isoformat()
    words = words_for(language)
    kind = spelled(words._("action-plan"))
    public = spelled(words._("public"))
    edition = f"_{public}" if plan.edition is Edition.PUBLIC else ""
    return f"{day}_{kind}_{spelled(plan.name or '')}_V{plan.version.number:02}{edition}.{ending}"


def spelled(name: str) -> str:
    """In ASCII letters, digits and hyphens, at most 60; "table" if nothing is left."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).translate(_SPELLED))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:LONGEST_CITY].strip("-") or "table"
