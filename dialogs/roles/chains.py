"""What another lead costs when hours leave room: a shortest chain of leads handed on from one to the next.

But for the hours, the rules of an action concern it alone and the limit on leads ties the actions together;
the lead stage is then an assignment, and its residual costs are those of another lead (Ahuja, Magnanti and
Orlin, Network Flows, 1993, chapter 12).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from dialogs.roles.crews import least_gaps
from dialogs.roles.model import Arc
from dialogs.roles.stages import Course

Move = tuple[str, str]  # action, its new lead
ROOM = ""  # stands for the leads not taken: who is below the limit gives to it, and anybody may give up one


@dataclass(slots=True)
class Chains:
    """`is_exact`: the leads chosen are best even if hours are left out of account."""

    course: Course
    gaps: Mapping[Arc, int] = field(init=False)
    leads: Mapping[str, str] = field(init=False)
    is_exact: bool = field(init=False)
    _heavy: int = field(init=False)
    _full: set[str] = field(init=False)
    _costs: dict[tuple[str, str], int] = field(default_factory=dict)
    _steps: dict[tuple[str, str], Move] = field(default_factory=dict)

    def __post_init__(self) -> None:
        case, self.leads = self.course.case, self.course.roles.leads
        self.gaps = least_gaps(case)
        self._heavy = 4 * self.course.unit * (len(case.actions) + 1)
        counts = Counter(self.leads.values())
        self._full = {agency for agency, count in counts.items() if count >= case.lead_limit}
        gaps = [self.gaps.get((lead, action)) for action, lead in self.leads.items()]
        if None in gaps or sum(gap or 0 for gap in gaps) != self.course.gaps:
            self.is_exact = False
            return
        self._link()
        self._join()
        self.is_exact = not any(cost < 0 for (giver, taker), cost in self._costs.items() if giver == taker)

    def chain(self, arc: Arc) -> tuple[int, dict[str, str]] | None:
        """What this lead costs at least, in units of the lead stage, and the moves; None: impossible.

        The chain ends with the one relieved of the action, or with anybody who can lead one more.
        """
        agency, action = arc
        ends = [end for end in (self.leads[action], ROOM) if (agency, end) in self._costs]
        if arc not in self.gaps or not ends:
            return None
        end = min(ends, key=lambda each: self._costs[agency, each])
        cost = self._cost(arc) + self._costs[agency, end]
        moves = {action: agency} | self._moves(agency, end)
        return (cost, moves) if cost < self._heavy // 2 else None

    def _cost(self, arc: Arc) -> int:
        before = (self.leads[arc[1]], arc[1])
        values = self.course.values
        worth = int((values[before] - values[arc]) * self.course.unit)
        return worth + self._heavy * (self.gaps[arc] - self.gaps[before])

    def _link(self) -> None:
        for agency in self.course.case.agencies:
            self._costs[ROOM, agency.id], self._steps[ROOM, agency.id] = 0, (ROOM, agency.id)
            if agency.id not in self._full:
                self._costs[agency.id, ROOM], self._steps[agency.id, ROOM] = 0, (ROOM, ROOM)
        for taker, action in self.gaps:
            pair = (self.leads[action], taker)
            if pair[0] == taker:
                continue
            cost = self._cost((taker, action))
            if pair not in self._costs or cost < self._costs[pair]:
                self._costs[pair], self._steps[pair] = cost, (action, taker)

    def _join(self) -> None:
        """Floyd and Warshall: the cheapest chain between any two, and its first step."""
        ids = [ROOM, *(agency.id for agency in self.course.case.agencies)]
        for middle, giver, taker in product(ids, repeat=3):
            first, second = self._costs.get((giver, middle)), self._costs.get((middle, taker))
            if first is None or second is None:
                continue
            pair = (giver, taker)
            if giver == taker and first + second >= 0:
                continue
            if pair not in self._costs or first + second < self._costs[pair]:
                self._costs[pair], self._steps[pair] = first + second, self._steps[giver, middle]

    def _moves(self, giver: str, end: str) -> dict[str, str]:
        moves: dict[str, str] = {}
        while giver != end:
            action, giver = self._steps[giver, end]
            if action != ROOM:
                moves[action] = giver
        return moves
