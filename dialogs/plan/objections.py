"""Objections in the plan: what their owners said of them, legal checks, and what became of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dialogs.methods.positions import Ground, Outcome, Position
from dialogs.plan.text import Text

if TYPE_CHECKING:
    from dialogs.plan.model import Plan, PlanItem


@dataclass(frozen=True, slots=True)
class Explored:
    """`agency` "": as one seat."""

    agency: Text
    harm: Text
    change: Text


@dataclass(frozen=True, slots=True)
class Check:
    """`result` "" while the legal check runs."""

    number: int
    by_whom: Text
    due: datetime
    result: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparateOpinion:
    """`agency` "": its seat chose to stand as one seat. `is_public`: its author released it for everybody."""

    number: int  # among the item's
    agency: Text
    text: Text
    at: datetime
    is_public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LateObjection:
    """Made after closing by a seat that had not been heard; not asked about its name, it is not named."""

    ground: Ground | None  # None: withheld
    reason: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """One objection of the ledger. `fate`: waits, answered, not_answered, unsaid, open, adopted_anyway."""

    proposal: str
    version: int
    agency: Text
    ground: Ground | None
    fate: str


def objection_lines(plan: "Plan") -> tuple[ObjectionLine, ...]:
    """Every objection ever made at a close, by a refused approval or late, by goal and version."""
    lines = [line for item in plan.register for line in _of(item, plan)]
    return tuple(sorted(lines, key=lambda one: (int(one.proposal[1:]), one.version, one.agency or "~")))


def _of(item: "PlanItem", plan: "Plan") -> Iterator[ObjectionLine]:
    following = next(
        (one for held in plan.rounds for one in held.items
         if one.proposal == item.proposal and one.version == item.version + 1), None
    )  # fmt: skip
    for voice in item.voices:
        if voice.position is Position.OBJECT or voice.settled_ground is not None:
            agreed = _answered(voice.agency, following)
            ground = voice.ground if voice.position is Position.OBJECT else voice.settled_ground
            yield ObjectionLine(item.proposal, item.version, voice.agency, ground, _fate(item, agreed))
    for late in item.late_objections:
        agreed = _answered("", following)
        yield ObjectionLine(item.proposal, item.version, "", late.ground, _fate(item, agreed))


def _answered(agency: Text, following: "PlanItem | None") -> str:
    if following is None:
        return ""
    return next((one.agreed for one in following.integrations if one.agency == agency), "waiting")


def _fate(item: "PlanItem", agreed: str) -> str:
    if agreed:
        return {"yes": "answered", "no": "not_answered"}.get(agreed, "unsaid")
    if item.result is Outcome.LEFT_OPEN:
        return "open"
    return "adopted_anyway" if item.is_in_plan else "waits"
