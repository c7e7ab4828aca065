"""The plan in half hours: roles and row totals as they are, the largest load least, then the next largest."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from dialogs.roles.case import Action, Agency, Case
from dialogs.roles.model import Arc, Roles
from dialogs.roles.shares import least_lead, least_part
from dialogs.roles.transport import share_out
from dialogs.roles.workload import even_loads, workload

Hours = Mapping[str, Mapping[str, Fraction]]
HALF = Fraction(1, 2)
NO_ROOM = Fraction(10**6)  # the load of hours where there is no capacity


def half_hour_plan(case: Case, roles: Roles) -> Hours:
    """Hours by action and agency. What an action's hours have beyond half hours goes to its lead."""
    fixed = {action.id: _least(case, roles, action) for action in case.actions}
    shares = _shared(case, roles, fixed)
    return {
        action.id: {
            agency: fixed[action.id][agency] + HALF * shares.get((agency, action.id), 0)
            for agency in roles.parts[action.id]
        }
        for action in case.actions
    }


def loads_of(case: Case, hours: Hours) -> dict[str, Fraction]:
    """Every agency's share of its capacity, history included."""
    given = {agency.id: agency.history for agency in case.agencies}
    for shares in hours.values():
        for agency, amount in shares.items():
            given[agency] += amount
    return {agency.id: _load(agency, given[agency.id]) for agency in case.agencies}


def _least(case: Case, roles: Roles, action: Action) -> dict[str, Fraction]:
    """Least hours rounded up to half hours, or down where there are too few; the odd rest with the lead."""
    lead, crew = roles.leads[action.id], roles.parts[action.id]
    odd = action.hours - HALF * floor(2 * action.hours)
    least = dict.fromkeys(crew, least_part(action, case.limits))
    least[lead] = max(Fraction(0), least_lead(action, case.limits) - odd)
    up = {agency: HALF * ceil(2 * hours) for agency, hours in least.items()}
    down = {agency: HALF * floor(2 * hours) for agency, hours in least.items()}
    chosen = up if sum(up.values()) + odd <= action.hours else down
    chosen[lead] += odd
    return chosen


def _shared(case: Case, roles: Roles, fixed: Hours) -> dict[Arc, int]:
    rest = {
        action.id: int(2 * (action.hours - sum(fixed[action.id].values(), Fraction(0))))
        for action in case.actions
    }
    given = loads_of(case, fixed)
    even = even_loads(workload(case, roles)) or {}
    rooms = {
        agency.id: max(0, floor(2 * (even.get(agency.id, Fraction(0)) - given[agency.id]) * agency.capacity))
        for agency in case.agencies
    }
    shared = share_out(rest, roles.parts, rooms)
    sharing = _Sharing({agency.id: agency for agency in case.agencies}, roles.parts, dict(shared.shares))
    sharing.begin(fixed)
    for action, amount in rest.items():
        placed = sum(shared.shares.get((agency, action), 0) for agency in roles.parts[action])
        for _ in range(amount - placed):
            sharing.add(action)
    while sharing.ease():
        pass
    return sharing.shares


@dataclass(slots=True)
class _Sharing:
    """Half hours handed from one agency to another for as long as that evens two loads out.

    No such exchange left means leximin: the loads are a separable convex sum over an integral base polytope.
    """

    agencies: Mapping[str, Agency]
    takers: Mapping[str, tuple[str, ...]]
    shares: dict[Arc, int]
    hours: dict[str, Fraction] = field(default_factory=dict)

    def begin(self, fixed: Hours) -> None:
        self.hours = {name: agency.history for name, agency in self.agencies.items()}
        for shares in fixed.values():
            for agency, amount in shares.items():
                self.hours[agency] += amount
        for (agency, _), halves in self.shares.items():
            self.hours[agency] += HALF * halves

    def load(self, agency: str, more: int = 0) -> Fraction:
        return _load(self.agencies[agency], self.hours[agency] + HALF * more)

    def add(self, action: str) -> None:
        self.move(action, min(self.takers[action], key=lambda agency: self.load(agency, 1)), 1)

    def move(self, action: str, agency: str, halves: int) -> None:
        self.shares[agency, action] = self.shares.get((agency, action), 0) + halves
        self.hours[agency] += HALF * halves

    def ease(self) -> bool:
        """Takes a half hour off the most burdened agency that can hand one on; False when there is none."""
        for giver in sorted(self.agencies, key=self.load, reverse=True):
            reached = self._reach(giver)
            others = [agency for agency in reached if agency != giver]
            if not others:
                continue
            taker = min(others, key=lambda agency: (self.load(agency, 1), -self.load(agency)))
            after = sorted((self.load(giver, -1), self.load(taker, 1)), reverse=True)
            if after < sorted((self.load(giver), self.load(taker)), reverse=True):
                for action, before, behind in _path(reached, taker):
                    self.move(action, before, -1)
                    self.move(action, behind, 1)
                return True
        return False

    def _reach(self, giver: str) -> dict[str, tuple[str, str] | None]:
        """Who can take a half hour, each with the action and the agency it would come from."""
        reached: dict[str, tuple[str, str] | None] = {giver: None}
        waiting = deque([giver])
        while waiting:
            agency = waiting.popleft()
            for action, crew in self.takers.items():
                if not self.shares.get((agency, action)):
                    continue
                for taker in crew:
                    if taker not in reached:
                        reached[taker] = (action, agency)
                        waiting.append(taker)
        return reached


def _path(reached: Mapping[str, tuple[str, str] | None], taker: str) -> Iterator[tuple[str, str, str]]:
    while step := reached[taker]:
        action, giver = step
        yield action, giver, taker
        taker = giver


def _load(agency: Agency, hours: Fraction) -> Fraction:
    if agency.capacity:
        return hours / agency.capacity
    return NO_ROOM * hours
