"""Why there is no allocation: facts that cannot all hold, none of them to spare.

Slacks first: those facts that must give way are made firm until nothing gives way any more; then a deletion
filter on the firm ones (Chinneck, Feasibility and Infeasibility in Optimization, 2008).
"""

from dataclasses import dataclass, field

from dialogs.methods.reasons import Reason
from dialogs.roles.case import Case
from dialogs.roles.deadline import Deadline
from dialogs.roles.model import Form, Model, summed
from dialogs.roles.programme import INFINITY, Goal, Verdict
from dialogs.roles.rules import build

GIVEN_WAY = 1e-6


def conflict_in(case: Case, deadline: Deadline) -> tuple[Reason, ...]:
    """The facts in the order of the rules. Cut by time: more than are needed, or none were found."""
    search = _Search(build(case, Form.LOOSE), deadline)
    firm = search.filtered(search.firm())
    return tuple(fact for fact in search.slacks if fact in firm)


@dataclass(slots=True)
class _Search:
    model: Model
    deadline: Deadline
    slacks: dict[Reason, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        ease = self.model.programme.ease
        self.slacks = {fact: ease(rows) for fact, rows in self.model.facts.items()}

    def firm(self) -> list[Reason]:
        """Facts that cannot all hold, in the order they were found."""
        programme, firm = self.model.programme, list[Reason]()
        while True:
            loose = [slack for fact, slacks in self.slacks.items() if fact not in firm for slack in slacks]
            answer = programme.solve(summed(loose), Goal.LEAST, self.deadline.left())
            if answer.verdict is Verdict.IMPOSSIBLE:
                return firm
            if answer.values is None:
                return []
            values = answer.values
            broken = [
                fact
                for fact, slacks in self.slacks.items()
                if fact not in firm and any(values[slack] > GIVEN_WAY for slack in slacks)
            ]
            if not broken:
                return []
            for fact in broken:
                self._hold(fact, 0.0)
            firm += broken

    def filtered(self, firm: list[Reason]) -> set[Reason]:
        """Those without which the others could hold."""
        needed = set(firm)
        for fact in firm:
            self._hold(fact, INFINITY)
            answer = self.model.programme.solve([], Goal.LEAST, self.deadline.left())
            if answer.verdict is Verdict.IMPOSSIBLE:
                needed.discard(fact)
            else:
                self._hold(fact, 0.0)
        return needed

    def _hold(self, fact: Reason, most: float) -> None:
        for slack in self.slacks[fact]:
            self.model.programme.limit(slack, 0.0, most)
