"""Which question a notice asks: the one place that says it, by its code and the facts that name it."""

from collections.abc import Mapping
from typing import Any

ASKS: Mapping[str, tuple[str, ...]] = {
    "answer_entered": ("answer", "answer"),
    "approval_asked": ("approval", "item", "seat"),
    "claim": ("claim", "claim"),
    "early_close_announced": ("early_close", "round", "seat"),
    "entered_to_confirm": ("answer", "answer"),
    "explore_asked": ("exploring", "item", "seat"),
    "facilitator_wanted": ("facilitator", "table"),
    "goal_returned": ("rewriting", "proposal"),
    "goal_waits": ("waiting", "proposal"),
    "greeting": ("set_up", "table"),
    "holder_answered": ("answer", "answer"),
    "item_withdrawn": ("takeover", "item"),
    "late_objection_offered": ("late", "item", "seat"),
    "legal_due": ("check", "check"),
    "meeting_begins": ("coming", "meeting", "seat"),
    "meeting_called": ("coming", "meeting", "seat"),
    "meeting_moved": ("coming", "meeting", "seat"),
    "opening_failed": ("opening", "round"),
    "opinion_offered": ("opinion", "item", "seat"),
    "owner_asked": ("question", "question"),
    "reminder": ("ballot", "round", "seat"),
    "round_closed": ("step", "round"),
    "round_extended": ("step", "round"),
    "seats_to_call": ("calls", "round"),
    "second_asked": ("second", "second"),
    "sheet_wanted": ("answer", "answer"),
    "task_due": ("task", "task"),
    "task_given": ("task", "task"),
    "time_asked": ("time", "round"),
    "version_asked": ("confirmation", "confirmation"),
    "version_dropped": ("rewriting", "proposal"),
    "who": ("vacant", "table"),
}
"""Per code the kind of question and the facts that number it. A question put to one seat alone names it: the
group's message of the same has no seat, and is found without one. Codes that ask nothing are not here."""


def question(kind: str, *numbers: int) -> str:
    return ":".join((kind, *(str(one) for one in numbers)))


def asked_by(code: str, facts: Mapping[str, Any], table_id: int) -> str:
    """ "claim:7"; "" where the notice asks nothing."""
    if code not in ASKS:
        return ""
    kind, *names = ASKS[code]
    known = {"table": table_id, **facts}
    numbers = [known[name] for name in names if known.get(name)]
    return question(kind, *numbers) if numbers else ""
