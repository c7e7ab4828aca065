"""Pages a person stands on, and what was typed so far: meetings: called, moved, cancelled."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dialogs.owed import Form

WHEN = "meeting_when"
PLACE = "meeting_place"
CALL = "meeting_call"
ADD_POINT = "meeting_point"
MOVE = "meeting_move"
CANCEL = "meeting_cancel"
PRESENT = "meeting_present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A meeting as far as it was said."""

    at: datetime
    place: str
    minutes: int
    proposals: tuple[int, ...]


def planned(form: Form) -> Planned:
    data = form.data
    return Planned(
        at=datetime.fromisoformat(data["at"]),
        place=data["place"],
        minutes=data.get("minutes", 90),
        proposals=tuple(data.get("proposals", ())),
    )


def plan_data(one: Planned) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(),
        "place": one.place,
        "minutes": one.minutes,
        "proposals": list(one.proposals),
    }
