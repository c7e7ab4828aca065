"""The stages of an allocation in their order, each fixed before the next; deliberation.md, "Roles"."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from dialogs.roles.allocation import Stage
from dialogs.roles.case import Case
from dialogs.roles.deadline import Deadline
from dialogs.roles.evenness import even_out
from dialogs.roles.id_order import first_by_id
from dialogs.roles.model import Arc, Form, Model, Roles, fits, summed
from dialogs.roles.programme import INFINITY, Answer, Goal, Values, Verdict
from dialogs.roles.rules import build
from dialogs.roles.search import search, settled
from dialogs.roles.workload import least_burden, workload

SCORE_SCALE = 1000.0  # makes the solver's tolerance on a fixed score a thousandth of it
SCORE_TOLERANCE = 1e-6
SHARE = {
    Stage.COVERAGE: 0.3,
    Stage.LEADS: 0.4,
    Stage.BURDEN: 0.5,
    Stage.SCORE: 0.6,
    Stage.CHANGES: 0.65,
    Stage.LEXIMIN: 0.7,
    Stage.IDS: 0.75,
    Stage.SWAPS: 0.8,
    Stage.TIES: 0.9,
    Stage.PRICE: 0.95,
}


LAST_HOPE = 0.9  # of the time: for a stage that has found nothing yet
AFTERWARDS = frozenset({Stage.SWAPS, Stage.TIES, Stage.PRICE})


class Impossible(Exception):
    """No allocation keeps all the rules."""


class NothingFound(Exception):
    """Time ran out before any allocation was found."""


@dataclass(slots=True)
class Course:
    """One run: its models, what each stage fixed, and the stage that time cut first."""

    case: Case
    deadline: Deadline
    values: dict[Arc, Fraction] = field(init=False)
    unit: int = field(init=False)
    narrow: Model = field(init=False)
    full: Model = field(init=False)
    is_narrow_tight: bool = True
    gaps: int = 0
    lead_units: int = 0
    burden: Fraction = Fraction(0)
    burden_roles: Roles | None = None
    score: float = 0.0
    lead_row: int = -1
    lead_rows: list[int] = field(default_factory=list)
    later_rows: list[int] = field(default_factory=list)
    answer: Values | None = None
    cut: Stage | None = None
    gap: float | None = 0.0

    def __post_init__(self) -> None:
        self.values = fits(self.case)
        self.unit = lcm(*(value.denominator for value in self.values.values()))
        self.narrow = build(self.case, Form.ROLES)
        self.full = build(self.case, Form.FULL)

    @property
    def is_solved(self) -> bool:
        """Whether roles and hours are the best there are; prices and ties may still be missing."""
        return self.cut is None or self.cut in AFTERWARDS

    @property
    def bound(self) -> Fraction:
        """The largest load the later stages allow."""
        return min(Fraction(1), self.burden + self.case.limits.slack)

    @property
    def roles(self) -> Roles:
        assert self.answer is not None
        return self.full.read(self.answer)

    def lead_terms(self, model: Model) -> list[tuple[int, float]]:
        return [(column, float(self.values[arc] * self.unit)) for arc, column in model.leads.items()]

    def score_terms(self) -> list[tuple[int, float]]:
        terms = [(column, float(gain)) for column, gain in self.full.together]
        for agency in self.case.agencies:
            for action in self.full.tasks(agency):
                weight = self.values[agency.id, action.id] / action.hours
                terms.extend(self.full.hours(agency, action, weight))
        return terms

    def solve(self, stage: Stage, model: Model, terms: list[tuple[int, float]], goal: Goal) -> Answer:
        self.deadline.tell(stage)
        answer = search(model.programme, terms, goal, self.deadline.left(SHARE[stage]))
        if answer.verdict is Verdict.IMPOSSIBLE:
            raise Impossible
        if answer.values is None:
            answer = model.programme.solve(terms, goal, self.deadline.left(LAST_HOPE))
        if answer.values is None:
            raise NothingFound
        if answer.verdict is Verdict.CUT and self.cut is None:
            self.cut, self.gap = stage, answer.gap
        self.deadline.tell(stage, answer.gap)
        return answer

    @contextmanager
    def relieved(self, burden: Fraction) -> Iterator[None]:
        """For a while every load is only kept below `burden`, and of the stages only leads and coverage."""
        programme = self.full.programme
        with (
            programme.without(self.later_rows),
            programme.limited({self.full.burden: (0.0, float(burden))}),
        ):
            yield

    def run(self) -> None:
        """Raises Impossible or NothingFound."""
        self._lead_stages(self.narrow)
        try:
            self._least_burden()
        except Impossible:
            self.is_narrow_tight = False
            self.full.programme.drop(self.lead_rows)
            self._lead_stages(self.full)
            self._least_burden()
        self._most_score()
        if self.cut is None and self.case.adopted:
            self._fewest_changes()
        if self.cut is None:
            self._choose_among_equals()

    def _lead_stages(self, model: Model) -> None:
        gaps = summed(model.gaps.values())
        self.gaps = round(self.solve(Stage.COVERAGE, model, gaps, Goal.LEAST).value) if gaps else 0
        rows = [model.programme.row(0, self.gaps, gaps)]
        leads = self.lead_terms(model)
        self.lead_units = round(self.solve(Stage.LEADS, model, leads, Goal.MOST).value)
        full = self.full.programme
        if model is self.narrow:
            rows = [full.row(0, self.gaps, summed(self.full.gaps.values()))]
        self.lead_row = full.row(self.lead_units, INFINITY, self.lead_terms(self.full))
        self.lead_rows = [*rows, self.lead_row]

    def _least_burden(self) -> None:
        found = self.solve(Stage.BURDEN, self.full, [(self.full.burden, 1.0)], Goal.LEAST)
        self.answer = found.values
        self.burden_roles = self.roles
        exact = least_burden(workload(self.case, self.burden_roles))
        self.burden = exact if exact is not None else Fraction(found.value).limit_denominator(10**6)

    def _most_score(self) -> None:
        programme = self.full.programme
        programme.limit(self.full.burden, 0.0, float(self.bound))
        terms = self.score_terms()
        found = self.solve(Stage.SCORE, self.full, terms, Goal.MOST)
        self.answer, self.score = found.values, found.value
        floor = SCORE_SCALE * found.value - SCORE_TOLERANCE
        row = programme.row(floor, INFINITY, [(column, SCORE_SCALE * weight) for column, weight in terms])
        self.later_rows.append(row)

    def _fewest_changes(self) -> None:
        before = adopted_roles(self.case)
        terms, _ = self.full.differences(before, before.parts)
        found = self.solve(Stage.CHANGES, self.full, terms, Goal.LEAST)
        self.answer = found.values
        row = self.full.programme.row(-INFINITY, round(found.value), terms)
        self.later_rows.append(row)

    def _choose_among_equals(self) -> None:
        """Leximin of loads, then the order of ids, unless there is nothing to choose."""
        programme = self.full.programme
        seconds = self.deadline.left(SHARE[Stage.LEXIMIN])
        same = settled(programme, self.score_terms(), Goal.MOST, self.score, seconds)
        with programme.limited(same):
            if not self._has_equals():
                return
            self.deadline.tell(Stage.LEXIMIN)
            evening = even_out(self.full, self.deadline, SHARE[Stage.LEXIMIN])
            self.later_rows += evening.rows
            if evening.values is not None:
                self.answer = evening.values
            if not evening.is_done:
                self.cut, self.gap = Stage.LEXIMIN, evening.gap
                return
            self.deadline.tell(Stage.IDS)
            first = first_by_id(self.full, self.deadline, SHARE[Stage.IDS])
            self.answer = first.values if first.values is not None else self.answer
            if not first.is_done:
                self.cut = Stage.IDS

    def _has_equals(self) -> bool:
        roles = self.roles
        programme = self.full.programme
        terms, same = self.full.differences(roles, roles.parts)
        row = programme.row(1 - same, INFINITY, terms)
        answer = programme.solve([], Goal.MOST, self.deadline.left(SHARE[Stage.LEXIMIN]))
        programme.drop([row])
        return answer.verdict is not Verdict.IMPOSSIBLE


def changes_from(case: Case, roles: Roles) -> int:
    """How many leads and parts differ from the plan in force, over the actions it has."""
    before = adopted_roles(case)
    changes = 0
    for action, crew in before.parts.items():
        if before.leads.get(action) != roles.leads[action]:
            changes += 1 + (action in before.leads)
        changes += len(set(crew) ^ set(roles.parts[action]))
    return changes


def adopted_roles(case: Case) -> Roles:
    """The roles in force of those actions that are still in the case."""
    known = {action.id for action in case.actions}
    adopted = {action: roles for action, roles in case.adopted.items() if action in known}
    leads = {action: roles.lead for action, roles in adopted.items() if roles.lead is not None}
    parts = {
        action: tuple(sorted(roles.responsible | ({roles.lead} if roles.lead else set())))
        for action, roles in adopted.items()
    }
    return Roles(leads, parts)
