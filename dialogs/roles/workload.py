"""The burden of fixed roles, exactly: the least possible largest load, and the evenest loads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from dialogs.roles.case import Case
from dialogs.roles.model import Roles
from dialogs.roles.shares import least_lead, least_part
from dialogs.roles.transport import Shared, share_out


@dataclass(frozen=True, slots=True)
class Workload:
    """Hours still to be shared out (`rest`) among the `takers`, on top of what is fixed for each agency."""

    rest: Mapping[str, Fraction]
    takers: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, Fraction]
    capacity: Mapping[str, Fraction]

    def among(self, agencies: frozenset[str]) -> "Workload":
        """The part of it that only these agencies can still change; the others' loads are settled."""
        takers = {
            action: tuple(taker for taker in takers if taker in agencies)
            for action, takers in self.takers.items()
        }
        return replace(
            self,
            rest={action: hours for action, hours in self.rest.items() if takers[action]},
            takers=takers,
            fixed={agency: hours for agency, hours in self.fixed.items() if agency in agencies},
        )


def workload(case: Case, roles: Roles) -> Workload:
    """What the roles fix: least hours and history. A rest below zero: the least hours are too many."""
    fixed = {agency.id: agency.history for agency in case.agencies}
    rest: dict[str, Fraction] = {}
    for action in case.actions:
        least = dict.fromkeys(roles.parts[action.id], least_part(action, case.limits))
        least[roles.leads[action.id]] = least_lead(action, case.limits)
        for agency, hours in least.items():
            fixed[agency] += hours
        rest[action.id] = action.hours - sum(least.values())
    capacity = {agency.id: agency.capacity for agency in case.agencies}
    return Workload(rest, dict(roles.parts), fixed, capacity)


def least_burden(work: Workload) -> Fraction | None:
    """λ: the least possible largest load, None if some hours can go nowhere; Newton's method on cuts."""
    if any(hours < 0 for hours in work.rest.values()):
        return None
    burden = Fraction(0)
    for agency, hours in work.fixed.items():
        if hours and not work.capacity[agency]:
            return None
        if hours:
            burden = max(burden, hours / work.capacity[agency])
    while True:
        shared = shared_within(work, dict.fromkeys(work.fixed, burden))
        if not shared.short:
            return burden
        room = _sum(work.capacity[agency] for agency in shared.takers)
        if not room:
            return None
        asked = _sum(work.rest[action] for action in shared.tasks)
        burden = (asked + _sum(work.fixed[agency] for agency in shared.takers)) / room


def even_loads(work: Workload) -> dict[str, Fraction] | None:
    """Every agency's load when the largest is least, then the next largest, and so on; None as above."""
    loads = {agency: Fraction(0) for agency, hours in work.capacity.items() if not hours}
    open_agencies = frozenset(work.fixed) - loads.keys()
    while open_agencies:
        part = work.among(open_agencies)
        burden = least_burden(part)
        if burden is None:
            return None
        movable = shared_within(part, dict.fromkeys(part.fixed, burden)).movable
        settled = open_agencies - movable
        loads |= dict.fromkeys(settled, burden)
        open_agencies -= settled
    return loads


def shared_within(work: Workload, bounds: Mapping[str, Fraction]) -> Shared:
    """The rest shared out with every load within its bound, as far as it goes; exact in a whole unit."""
    rooms = {agency: bounds[agency] * work.capacity[agency] - hours for agency, hours in work.fixed.items()}
    unit = lcm(*(hours.denominator for hours in (*rooms.values(), *work.rest.values())))
    return share_out(
        {action: int(hours * unit) for action, hours in work.rest.items()},
        work.takers,
        {agency: max(0, int(hours * unit)) for agency, hours in rooms.items()},
    )


def _sum(hours: Iterable[Fraction]) -> Fraction:
    return sum(hours, Fraction(0))
