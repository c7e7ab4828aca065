"""The public edition of a plan: without reasons and without the names of seats that did not just consent."""

from dataclasses import replace

from dialogs.plan.model import Edition, Plan, PlanItem, PlanRound
from dialogs.plan.steps import Extension, Questioned, Step


def public(plan: Plan) -> Plan:
    """Figures, outcomes, electorates and silence stay; what single seats said goes."""
    return replace(plan, edition=Edition.PUBLIC, rounds=tuple(_round(held) for held in plan.rounds))


def _round(held: PlanRound) -> PlanRound:
    return replace(
        held,
        items=tuple(_item(item) for item in held.items),
        steps=tuple(_step(step) for step in held.steps),
    )


def _step(step: Step) -> Step:
    if isinstance(step, Extension):
        return replace(step, reason="")
    return replace(step, agency="", text="") if isinstance(step, Questioned) else step


def _item(item: PlanItem) -> PlanItem:
    return replace(
        item,
        voices=(),
        integrations=(),
        explored=(),
        opinions=(),
        late_objections=tuple(replace(late, reason="") for late in item.late_objections),
        withdrawal_reason="",
    )
