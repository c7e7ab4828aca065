"""What another lead would cost in the lead stage, for every agency that could lead an action."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice, product

from dialogs.roles.allocation import Stage
from dialogs.roles.case import Action, Agency
from dialogs.roles.chains import Chains
from dialogs.roles.crews import keeps_rules
from dialogs.roles.half_hours import Hours, loads_of
from dialogs.roles.model import Arc, Roles
from dialogs.roles.programme import Goal, Verdict
from dialogs.roles.shares import least_lead, least_part
from dialogs.roles.stages import SHARE, Course

Prices = dict[Arc, Fraction]
TRIES = 6  # crews tried by hand before the solver is asked


def lead_prices(course: Course, hours: Hours) -> Prices:
    """Costs as in the lead stage: uncovered needs as few as ever, every rule kept, no burden balanced.

    `hours` are those planned. A lead that cannot be is left out, and one that time did not allow to price.
    """
    pricing = _Pricing(course, Chains(course), hours)
    pinned = {pin.action for pin in course.case.pins}
    with course.relieved(Fraction(1)), course.full.programme.without([course.lead_row]):
        for arc in course.full.leads:
            if arc[1] not in pinned and course.roles.leads[arc[1]] != arc[0]:
                pricing.price(arc)
        pricing.ask_solver()
    return pricing.prices


@dataclass(slots=True)
class _Pricing:
    course: Course
    chains: Chains
    hours: Hours
    given: Mapping[str, Fraction] = field(init=False)
    agencies: Mapping[str, Agency] = field(init=False)
    actions: Mapping[str, Action] = field(init=False)
    prices: Prices = field(default_factory=dict)
    open: list[Arc] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.agencies = {agency.id: agency for agency in self.course.case.agencies}
        self.actions = {action.id: action for action in self.course.case.actions}
        loads = loads_of(self.course.case, self.hours)
        self.given = {name: loads[name] * agency.capacity for name, agency in self.agencies.items()}

    def price(self, arc: Arc) -> None:
        """By a chain that some crews can carry out; what needs the solver stays open."""
        if not self.chains.is_exact:
            self.open.append(arc)
        elif chain := self.chains.chain(arc):
            cost, moves = chain
            if any(self._fits_hours(roles, moves) for roles in islice(self._handed_on(moves), TRIES)):
                self.prices[arc] = Fraction(cost, self.course.unit)
            else:
                self.open.append(arc)

    def ask_solver(self) -> None:
        course, model = self.course, self.course.full
        for arc in self.open:
            seconds = course.deadline.left(SHARE[Stage.SWAPS])
            if not seconds:
                course.cut = course.cut or Stage.SWAPS
                return
            with model.programme.limited({model.leads[arc]: (1.0, 1.0)}):
                answer = model.programme.solve(course.lead_terms(model), Goal.MOST, seconds)
            if answer.verdict is Verdict.SOLVED:
                self.prices[arc] = Fraction(course.lead_units - round(answer.value), course.unit)
            elif answer.verdict is Verdict.CUT:
                course.cut = course.cut or Stage.SWAPS

    def _handed_on(self, moves: Mapping[str, str]) -> Iterator[Roles]:
        """The roles after these moves, each with crews close to those before."""
        before = self.course.roles
        for crews in product(*(list(self._crews(action, lead)) for action, lead in moves.items())):
            parts = dict(zip(moves, crews, strict=True))
            yield Roles(before.leads | dict(moves), before.parts | parts)

    def _crews(self, action: str, lead: str) -> Iterator[tuple[str, ...]]:
        """The crew with its new lead added, or in the place of a member."""
        crew = self.course.roles.parts[action]
        joined = {*crew, lead}
        gap = self.chains.gaps[lead, action]
        for left in (None, *crew):
            ids = tuple(each for each in self.agencies if each in joined and each != left)
            members = [self.agencies[each] for each in ids]
            if left != lead and keeps_rules(self.course.case, self.actions[action], members, gap):
                yield ids

    def _fits_hours(self, roles: Roles, moved: Collection[str]) -> bool:
        """Whether each crew can take on its action's hours in turn, all other hours as they are."""
        given = dict(self.given)
        for action in moved:
            for agency, hours in self.hours[action].items():
                given[agency] -= hours
        for action in moved:
            task, left = self.actions[action], self.actions[action].hours
            least = dict.fromkeys(roles.parts[action], least_part(task, self.course.case.limits))
            least[roles.leads[action]] = least_lead(task, self.course.case.limits)
            for agency, hours in least.items():
                given[agency] += hours
                left -= hours
            for agency in least:
                more = min(left, self.agencies[agency].capacity - given[agency])
                if left < 0 or more < 0:
                    return False
                given[agency] += more
                left -= more
            if left:
                return False
        return True
