"""Pages a person stands on, and what was typed so far: preparing a round."""

from dataclasses import replace
from datetime import datetime

from bot.panel.drafts import Draft
from dialogs.methods.positions import Fallback
from dialogs.owed import Form

OPENED = "opened"


def draft_in(form: Form) -> Draft:
    data = form.data
    return Draft(
        table_id=form.table_id,
        proposals=tuple(data.get("proposals", ())),
        days=data.get("days", 14),
        minutes=data.get("minutes", 0),
        deadline=_moment(data.get("deadline", "")),
        opens=_moment(data.get("opens", "")),
        fallback=Fallback(data.get("fallback", Fallback.RECORDED_AS_OPEN.value)),
        warnings=tuple(data.get("warnings", ())),
    )


def with_days(draft: Draft, days: int) -> Draft:
    return replace(draft, days=days, minutes=0, deadline=None)


def with_minutes(draft: Draft, minutes: int) -> Draft:
    return replace(draft, minutes=minutes, deadline=None)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
