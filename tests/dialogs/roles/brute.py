"""Tiny cases by trying everything: every lead with every crew, hours by linear programmes of scipy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from scipy.optimize import linprog

from dialogs.roles.case import Action, Case
from dialogs.roles.fit import fit

CLOSE = 1e-7
Pick = tuple[str, tuple[str, ...]]  # lead and crew of an action
Picks = tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """`tied`: for each action the leads whose loads come out best; `picks`: those equal in every stage."""

    lead_score: float
    burden: float
    score: float
    tied: tuple[frozenset[str], ...]
    picks: tuple[Picks, ...]


def best_of(case: Case) -> Best | None:
    every = product(*(list(_crews(case, each)) for each in case.actions))
    allowed = [picks for picks in every if _keeps_leads(case, picks)]
    able = [picks for picks in _by_leads(case, allowed) if Hours(case, picks).burden() is not None]
    if not able:
        return None
    first = _rank(case, able[0])
    equal = [picks for picks in able if _near(_rank(case, picks), first)]
    burden = min(Hours(case, picks).burden() or 0.0 for picks in equal)
    bound = min(1.0, burden + float(case.limits.slack))
    scores = {picks: Hours(case, picks).score(bound) for picks in equal}
    score = max(each for each in scores.values() if each is not None)
    good = [picks for picks, each in scores.items() if each is not None and each > score - 1e-6]
    fewest = min(_changes(case, picks) for picks in good)
    good = [picks for picks in good if _changes(case, picks) == fewest]
    even = {picks: Hours(case, picks).evenest(bound, score) for picks in good}
    tied = _evenest({picks: Hours(case, picks).evenest(burden + 1e-9) for picks in equal})
    return Best(
        first[1],
        burden,
        score,
        tuple(frozenset(picks[place][0] for picks in tied) for place in range(len(case.actions))),
        tuple(_evenest(even)),
    )


class Hours:
    """The hours of fixed roles: one column for every agency in a crew, then one for the largest load."""

    def __init__(self, case: Case, picks: Picks) -> None:
        self.case, self.picks = case, picks
        self.arcs = [
            (agency, action, lead)
            for (lead, crew), action in zip(picks, case.actions, strict=True)
            for agency in crew
        ]
        self.loads = np.array(
            [
                [float(name == agency.id) / float(agency.capacity) for name, _, _ in self.arcs]
                for agency in case.agencies
            ]
        )
        self.carried = np.array([float(agency.history / agency.capacity) for agency in case.agencies])

    def burden(self) -> float | None:
        cost = np.array([*(0.0 for _ in self.arcs), 1.0])
        rows = np.hstack([self.loads, -np.ones((len(self.loads), 1))])
        return self._least(cost, rows, -self.carried, 1.0)

    def score(self, bound: float) -> float | None:
        cost = np.array([*(-weight for weight in self._weights()), 0.0])
        rows = np.hstack([self.loads, np.zeros((len(self.loads), 1))])
        least = self._least(cost, rows, bound - self.carried, 1.0)
        return None if least is None else self._gain() - least

    def evenest(self, bound: float, score: float | None = None) -> tuple[float, ...]:
        """Sums of the largest, the two largest, … loads, each the least possible after those before."""
        sums: list[float] = []
        for _ in self.case.agencies:
            found = self._next_sum(bound, score, sums)
            if found is None:
                return (9.0,)
            sums.append(found)
        return tuple(sums)

    def _next_sum(self, bound: float, score: float | None, sums: list[float]) -> float | None:
        rows: list[list[float]] = []
        limits: list[float] = []
        for size in range(1, len(sums) + 2):
            for group in combinations(range(len(self.loads)), size):
                together = self.loads[list(group)].sum(axis=0)
                is_new = size == len(sums) + 1
                rows.append([*together, -1.0 if is_new else 0.0])
                carried = self.carried[list(group)].sum()
                limits.append(-carried if is_new else sums[size - 1] + CLOSE - carried)
        rows += [[*load, 0.0] for load in self.loads]
        limits += list(bound - self.carried)
        if score is not None:
            rows.append([*(-weight for weight in self._weights()), 0.0])
            limits.append(self._gain() - score + 1e-7)
        cost = np.array([*(0.0 for _ in self.arcs), 1.0])
        return self._least(cost, np.array(rows), np.array(limits), float(len(self.loads)))

    def _least(self, cost: np.ndarray, rows: np.ndarray, limits: np.ndarray, most: float) -> float | None:
        given = np.array(
            [[*(float(each is action) for _, each, _ in self.arcs), 0.0] for action in self.case.actions]
        )
        hours = np.array([float(action.hours) for action in self.case.actions])
        bounds = [(self._least_hours(*arc), None) for arc in self.arcs]
        found = linprog(cost, rows, limits, given, hours, [*bounds, (0.0, most)], method="highs-ds")
        return float(found.fun) if found.status == 0 else None

    def _least_hours(self, agency: str, action: Action, lead: str) -> float:
        limits = self.case.limits
        part = min(limits.min_hours, action.hours)
        return float(max(part, limits.lead_share * action.hours) if agency == lead else part)

    def _weights(self) -> Iterator[float]:
        agencies = {agency.id: agency for agency in self.case.agencies}
        for name, action, _ in self.arcs:
            yield float(fit(agencies[name], action) / action.hours)

    def _gain(self) -> float:
        return float(
            sum(
                pair.gain
                for pair in self.case.partnerships
                for _, crew in self.picks
                if {pair.first, pair.second} <= set(crew)
            )
        )


def _crews(case: Case, action: Action) -> Iterator[Pick]:
    police = {agency.id for agency in case.agencies if agency.pillar == "law enforcement"}
    walls = [{wall.first, wall.second} for wall in case.firewall if wall.action == action.id]
    banned = {ban.agency for ban in case.bans if ban.action == action.id}
    pinned = {pin.agency for pin in case.pins if pin.action == action.id}
    able = [agency for agency in case.agencies if agency.may_help(action.id) and agency.id not in banned]
    for size in range(1, case.limits.max_responsible + 1):
        for crew in combinations(able, size):
            names = {agency.id for agency in crew}
            if action.joint and not (names & police and names - police):
                continue
            if any(wall <= names for wall in walls):
                continue
            for lead in crew:
                if lead.may_lead(action.id) and pinned <= {lead.id}:
                    yield lead.id, tuple(agency.id for agency in crew)


def _keeps_leads(case: Case, picks: Picks) -> bool:
    leads = [lead for lead, _ in picks]
    return all(leads.count(lead) <= case.lead_limit for lead in leads)


def _rank(case: Case, picks: Picks) -> tuple[int, float]:
    """Uncovered needs and the lead score."""
    agencies = {agency.id: agency for agency in case.agencies}
    gaps, leads = 0, 0.0
    for (lead, crew), action in zip(picks, case.actions, strict=True):
        gaps += len(action.needs - frozenset().union(*(agencies[one].competencies for one in crew)))
        leads += float(fit(agencies[lead], action))
    return gaps, leads


def _by_leads(case: Case, every: Iterable[Picks]) -> list[Picks]:
    ranked = sorted(((*_rank(case, picks), picks) for picks in every), key=lambda each: (each[0], -each[1]))
    return [picks for _, _, picks in ranked]


def _near(first: tuple[int, float], second: tuple[int, float]) -> bool:
    return first[0] == second[0] and abs(first[1] - second[1]) < CLOSE


def _changes(case: Case, picks: Picks) -> int:
    changes = 0
    for (lead, crew), action in zip(picks, case.actions, strict=True):
        if before := case.adopted.get(action.id):
            was = set(before.responsible) | ({before.lead} if before.lead else set())
            changes += len(was ^ set(crew)) + len({before.lead} - {None} ^ {lead})
    return changes


def _evenest(sums: dict[Picks, tuple[float, ...]]) -> list[Picks]:
    least = min(sums.values(), key=lambda each: tuple(round(one, 5) for one in each))
    return [picks for picks, each in sums.items() if np.allclose(each, least, atol=1e-5)]
