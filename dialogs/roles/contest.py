"""Who could have led an action: its owners, the willing and allowed ones among them, and their costs."""

from dataclasses import dataclass
from fractions import Fraction

from dialogs.roles.allocation import Allocation, Status
from dialogs.roles.case import OWNS, Action, Agency, Case, Choice
from dialogs.roles.fit import fit


@dataclass(frozen=True, slots=True)
class Contest:
    """One action's lead and, beside it, those that own the action: all, the willing, and of these the ones
    not banned. `costs`, of the lead stage, are known for the open ones a rule does not keep out.
    """

    action: Action
    lead: Agency
    owners: tuple[Agency, ...]
    willing: tuple[Agency, ...]
    open: tuple[Agency, ...]
    costs: dict[str, Fraction]
    tied: tuple[str, ...]
    is_pinned: bool
    is_optimal: bool

    @property
    def runner_up(self) -> Agency | None:
        """The tied one, or the one that costs least; of equals the fitter."""
        priced = [agency for agency in self.open if agency.id in self.costs]
        return min(priced, key=self._rank, default=None)

    @property
    def cost(self) -> Fraction:
        """That of the runner-up, 0 without one."""
        return self.costs[self.runner_up.id] if self.runner_up else Fraction(0)

    @property
    def unpriced(self) -> tuple[Agency, ...]:
        return tuple(agency for agency in self.open if agency.id not in self.costs)

    def _rank(self, agency: Agency) -> tuple[bool, Fraction, Fraction]:
        return agency.id not in self.tied, self.costs[agency.id], -fit(agency, self.action)


def contests(case: Case, allocation: Allocation) -> tuple[Contest, ...]:
    """In the order of the case's actions; the allocation has a lead for each."""
    return tuple(_contest(case, allocation, action) for action in case.actions)


def _contest(case: Case, allocation: Allocation, action: Action) -> Contest:
    lead = allocation.leads[action.id]
    owners = [agency for agency in case.agencies if agency.mandate.get(action.id, 0) == OWNS]
    others = tuple(agency for agency in owners if agency.id != lead)
    willing = tuple(agency for agency in others if agency.may_lead(action.id))
    banned = {choice.agency for choice in case.bans if choice.action == action.id}
    swaps = allocation.swaps.get(action.id, {})
    return Contest(
        action=action,
        lead=next(agency for agency in case.agencies if agency.id == lead),
        owners=others,
        willing=willing,
        open=tuple(agency for agency in willing if agency.id not in banned),
        costs={agency.id: swaps[agency.id] for agency in willing if agency.id in swaps},
        tied=tuple(agency for agency in allocation.ties.get(action.id, ()) if agency != lead),
        is_pinned=Choice(action.id, lead) in case.pins,
        is_optimal=allocation.status is Status.OPTIMAL,
    )
