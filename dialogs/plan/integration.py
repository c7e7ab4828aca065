"""The story of a later version: what it changed, and how the objections before it were answered."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dialogs.ledger.objections import VersionWritten
from dialogs.ledger.sealed import shown

if TYPE_CHECKING:
    from dialogs.plan.model import PlanItem


@dataclass(frozen=True, slots=True)
class Integration:
    """`agency` as its objection was shown, "" as one seat; `agreed`: yes, no, or waiting: it did not say."""

    agency: str | None
    agreed: str


def continued(item: "PlanItem", earlier: "PlanItem", written: VersionWritten) -> "PlanItem":
    """The item with the wording before it and the objections it answers."""
    names = {one.seat: one.agency for one in earlier.voices}
    answered = tuple(
        Integration(names.get(one.seat, ""), one.agreed.value)
        for one in shown(written.confirmations)
        if one.objected
    )
    ordered = tuple(sorted(answered, key=lambda one: (one.agency or "", one.agreed)))
    return replace(item, before=earlier.text, integrations=ordered)
