"""The public edition of a plan: numbers, wordings and outcomes; of single seats only what they released."""

from collections.abc import Iterable
from dataclasses import replace

from dialogs.methods.reasons import WITHHELD, Code, Reason
from dialogs.plan.model import Edition, Plan, PlanItem, PlanRound
from dialogs.plan.steps import Extension, Questioned, Step

TELLS_WHO = frozenset(
    {
        Code.PILLAR_MISSING,
        Code.LIVED_EXPERIENCE_MISSING,
        Code.PILLAR_STANDS_ASIDE,
        Code.LEAD_STANDS_ASIDE,
        Code.LEAD_WITHOUT_ANSWER,
        Code.FALLBACK_BARRED_HARM,
        Code.FALLBACK_BARRED_LEAD,
    }
)
"""Reasons that lead to a seat, read beside the electorate: a silent pillar is its seats, all of them."""


def public(plan: Plan) -> Plan:
    """Never who was silent, stood aside, objected, noted or was entered for; no reason, no check of an
    objection that is not shown. A separate opinion stands where its author released it."""
    return replace(plan, edition=Edition.PUBLIC, rounds=tuple(_round(held) for held in plan.rounds))


def _round(held: PlanRound) -> PlanRound:
    steps = tuple(_step(step) for step in held.steps)
    items = tuple(_item(item) for item in held.items)
    return replace(held, items=items, steps=steps, is_shortened=steps != held.steps)


def _step(step: Step) -> Step:
    if isinstance(step, Extension):
        return replace(step, reason="")
    return replace(step, agency="", text="") if isinstance(step, Questioned) else step


def _item(item: PlanItem) -> PlanItem:
    shown = replace(
        item,
        voices=(),
        integrations=(),
        explored=(),
        checks=(),
        unanswered=(),
        unheard=(),
        reasons=_without_grounds(one for one in item.reasons if one.code not in TELLS_WHO),
        opinions=tuple(one for one in item.opinions if one.is_public),
        late_objections=tuple(replace(late, reason="", ground=None) for late in item.late_objections),
        withdrawal_reason="",
    )
    return replace(shown, is_shortened=shown != item)


def _without_grounds(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """That objections stand, and how many, but not on what ground: so each kind comes once."""
    found: dict[object, Reason] = {}
    for at, one in enumerate(reasons):
        facts = dict(one.facts)
        if "ground" not in facts:
            found[at] = one
            continue
        before = dict(found[one.code].facts) if one.code in found else {"count": 0}
        count = int(before["count"]) + int(facts.get("count", 1))
        found[one.code] = Reason(one.code, (("ground", WITHHELD), ("count", count)))
    return tuple(found.values())
