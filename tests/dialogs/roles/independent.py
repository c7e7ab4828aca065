"""The same programme written a second time, for SCIP in OR-Tools, straight from deliberation.md, "Roles"."""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from dialogs.methods.reasons import Reason
from dialogs.roles.allocation import ConflictCode
from dialogs.roles.case import Action, Agency, Case

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from ortools.linear_solver import pywraplp

Fact = tuple[Any, ...]
KINDS: dict[str, str] = {
    ConflictCode.LEAD_NEEDED: "lead",
    ConflictCode.HOURS_NEEDED: "hours",
    ConflictCode.CAPACITY: "capacity",
    ConflictCode.LEAD_LIMIT: "limit",
    ConflictCode.JOINT: "joint",
    ConflictCode.MOST_RESPONSIBLE: "most",
    ConflictCode.FIREWALL: "firewall",
    ConflictCode.PIN: "pin",
    ConflictCode.BAN: "ban",
}


@dataclass(frozen=True, slots=True)
class Optimum:
    uncovered: int
    lead_score: float
    burden: float
    score: float


class SecondOpinion:
    """`spared`: facts that need not hold; `leading`: an agency and the action it has to lead."""

    def __init__(
        self, case: Case, spared: Iterable[Fact] = (), leading: tuple[str, str] | None = None
    ) -> None:
        self.case = case
        self.solver: Any = pywraplp.Solver.CreateSolver("SCIP")
        self.spared = set(spared)
        make = self.solver
        arcs = [(i.id, j.id) for i in case.agencies for j in case.actions]
        self.worth = {(i.id, j.id): _worth(i, j) for i in case.agencies for j in case.actions}
        self.leads = {arc: make.BoolVar("") for arc in arcs}
        self.parts = {arc: make.BoolVar("") for arc in arcs}
        self.hours = {arc: make.NumVar(0, 10**6, "") for arc in arcs}
        self.gaps = {(j.id, need): make.BoolVar("") for j in case.actions for need in j.needs}
        self.burden = make.NumVar(0, 1, "")
        self.gain: Any = 0
        self._agencies()
        self._actions()
        self._hours()
        self._pairs()
        self._choices()
        if leading:
            self.leads[leading].SetLb(1)

    def is_possible(self) -> bool:
        return self._best(self.burden, least=True) is not None

    def optimum(self) -> Optimum | None:
        """None when there is no allocation."""
        gaps = self._best(self.solver.Sum(list(self.gaps.values())), least=True)
        if gaps is None:
            return None
        self.solver.Add(self.solver.Sum(list(self.gaps.values())) <= round(gaps))
        leads = self.solver.Sum([float(self.worth[arc]) * one for arc, one in self.leads.items()])
        lead_score = self._best(leads, least=False)
        assert lead_score is not None
        self.solver.Add(leads >= lead_score - 1e-7)
        burden = self._best(self.burden, least=True)
        assert burden is not None
        self.burden.SetUb(min(1.0, burden + float(self.case.limits.slack) + 1e-9))
        hours = {action.id: action.hours for action in self.case.actions}
        parts = [float(self.worth[i, j] / hours[j]) * one for (i, j), one in self.hours.items()]
        score = self._best(self.solver.Sum(parts) + self.gain, least=False)
        assert score is not None
        return Optimum(round(gaps), lead_score, burden, score)

    def _best(self, terms: Any, least: bool) -> float | None:
        self.solver.Objective().Clear()
        (self.solver.Minimize if least else self.solver.Maximize)(terms)
        tight = pywraplp.MPSolverParameters()
        tight.SetDoubleParam(tight.RELATIVE_MIP_GAP, 0.0)
        status = self.solver.Solve(tight)
        if status == pywraplp.Solver.INFEASIBLE:
            return None
        assert status == pywraplp.Solver.OPTIMAL
        return float(self.solver.Objective().Value())

    def _agencies(self) -> None:
        most = self.case.limits.lead_limit or ceil(
            Fraction(3, 2) * len(self.case.actions) / len(self.case.agencies)
        )
        for agency in self.case.agencies:
            for action in self.case.actions:
                arc = (agency.id, action.id)
                wants, may = agency.willingness.get(action.id, 0), agency.mandate.get(action.id, 0)
                self.solver.Add(self.leads[arc] <= self.parts[arc])
                if may < 2 or wants < 1:
                    self.leads[arc].SetUb(0)
                if may < 1 or wants < 1:
                    self.parts[arc].SetUb(0)
            given = self.solver.Sum([self.hours[agency.id, action.id] for action in self.case.actions])
            if ("capacity", agency.id) not in self.spared:
                self.solver.Add(given + float(agency.history) <= self.burden * float(agency.capacity))
            if ("limit", agency.id) not in self.spared:
                led = [self.leads[agency.id, action.id] for action in self.case.actions]
                self.solver.Add(self.solver.Sum(led) <= most)

    def _actions(self) -> None:
        for action in self.case.actions:
            crew = [(agency, self.parts[agency.id, action.id]) for agency in self.case.agencies]
            if ("lead", action.id) not in self.spared:
                led = [self.leads[agency.id, action.id] for agency in self.case.agencies]
                self.solver.Add(self.solver.Sum(led) == 1)
            if ("most", action.id) not in self.spared:
                self.solver.Add(
                    self.solver.Sum([part for _, part in crew]) <= self.case.limits.max_responsible
                )
            for need in action.needs:
                held = [part for agency, part in crew if need in agency.competencies]
                self.solver.Add(self.solver.Sum(held) + self.gaps[action.id, need] >= 1)
            if action.joint and ("joint", action.id) not in self.spared:
                police = [part for agency, part in crew if agency.pillar == "law enforcement"]
                others = [part for agency, part in crew if agency.pillar != "law enforcement"]
                self.solver.Add(self.solver.Sum(police) >= 1)
                self.solver.Add(self.solver.Sum(others) >= 1)

    def _hours(self) -> None:
        limits = self.case.limits
        for action in self.case.actions:
            whole, least = float(action.hours), float(min(limits.min_hours, action.hours))
            if ("hours", action.id) not in self.spared:
                given = [self.hours[agency.id, action.id] for agency in self.case.agencies]
                self.solver.Add(self.solver.Sum(given) == whole)
            for agency in self.case.agencies:
                arc = (agency.id, action.id)
                self.solver.Add(self.hours[arc] >= least * self.parts[arc])
                self.solver.Add(self.hours[arc] <= whole * self.parts[arc])
                self.solver.Add(self.hours[arc] >= float(limits.lead_share) * whole * self.leads[arc])

    def _pairs(self) -> None:
        for wall in self.case.firewall:
            if ("firewall", wall.action, frozenset((wall.first, wall.second))) not in self.spared:
                first, second = ((one, wall.action) for one in (wall.first, wall.second))
                self.solver.Add(self.parts[first] + self.parts[second] <= 1)
        for pair in self.case.partnerships:
            for action in self.case.actions:
                both = self.solver.NumVar(0, 1, "")
                self.solver.Add(both <= self.parts[pair.first, action.id])
                self.solver.Add(both <= self.parts[pair.second, action.id])
                self.gain += float(pair.gain) * both

    def _choices(self) -> None:
        for pin in self.case.pins:
            if ("pin", pin.action) not in self.spared:
                self.solver.Add(self.leads[pin.agency, pin.action] == 1)
        for ban in self.case.bans:
            if ("ban", ban.action, ban.agency) not in self.spared:
                self.parts[ban.agency, ban.action].SetUb(0)


def _worth(agency: Agency, action: Action) -> Fraction:
    needs, held = len(action.needs), len(action.needs & agency.competencies)
    wants, may = agency.willingness.get(action.id, 0), agency.mandate.get(action.id, 0)
    share = Fraction(held, needs) if needs else Fraction(1)
    return Fraction(1, 2) * wants / 3 + Fraction(3, 10) * share + Fraction(2, 10) * may / 2


def fact_of(reason: Reason) -> Fact:
    facts = dict(reason.facts)
    kind = KINDS[reason.code]
    if kind == "firewall":
        return (kind, facts["action"], frozenset((facts["first"], facts["second"])))
    if kind == "ban":
        return (kind, facts["action"], facts["agency"])
    return (kind, facts["agency" if kind in ("capacity", "limit") else "action"])


def all_facts(case: Case) -> set[Fact]:
    of_actions = {
        (kind, action.id) for action in case.actions for kind in ("lead", "hours", "joint", "most", "pin")
    }
    of_agencies = {(kind, agency.id) for agency in case.agencies for kind in ("capacity", "limit")}
    walls = {("firewall", wall.action, frozenset((wall.first, wall.second))) for wall in case.firewall}
    return of_actions | of_agencies | walls | {("ban", ban.action, ban.agency) for ban in case.bans}
