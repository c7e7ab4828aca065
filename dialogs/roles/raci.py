"""Who leads, takes part, is consulted and informed: derived from the roles, and checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dialogs.methods.reasons import Reason, because
from dialogs.methods.statistics import figure
from dialogs.roles.case import HELPS, OWNS, Action, Agency, Case


class RaciCode(StrEnum):
    """What the checks find. The comment names the facts; `agencies` are ids joined by ", "."""

    NO_LEAD = "raci_no_lead"  # action
    SEVERAL_LEADS = "raci_several_leads"  # action, agencies, count
    NO_RESPONSIBLE = "raci_no_responsible"  # action
    MANY_RESPONSIBLE = "raci_many_responsible"  # action, count, most
    TOO_MANY_LEADS = "raci_too_many_leads"  # agency, count, limit
    NO_ROLE = "raci_no_role"  # agency: neither leads nor takes part
    OVER_CAPACITY = "raci_over_capacity"  # agency, load, capacity
    LEADS_WITHOUT_MANDATE = "raci_leads_without_mandate"  # action, agency: leads what it does not own
    OUTSIDE_MANDATE = "raci_outside_mandate"  # action, agency: takes part in what is not its own
    UNWILLING = "raci_unwilling"  # action, agency: takes part without having said it would


@dataclass(frozen=True, slots=True)
class Row:
    """One action's roles, agencies by id in the order of the case; `responsible` holds the leads as well."""

    action: str
    leads: tuple[str, ...]
    responsible: tuple[str, ...]
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


def derive(case: Case, leads: Mapping[str, str], responsible: Mapping[str, Sequence[str]]) -> tuple[Row, ...]:
    """Consulted: affected, willing but not responsible, or named by a statute. Informed: of the others, those
    with a part in an action under the same goal. deliberation.md, "Roles"; an action no one leads has none.
    """
    parts = {action.id: {*responsible.get(action.id, ()), *_lead(leads, action)} for action in case.actions}
    return tuple(_row(case, action, _lead(leads, action), parts) for action in case.actions)


def check(case: Case, rows: Sequence[Row], loads: Mapping[str, Fraction]) -> tuple[Reason, ...]:
    """What is wrong with these roles, action by action, then agency by agency; `loads` share of capacity."""
    agencies = {agency.id: agency for agency in case.agencies}
    found = [fault for row in rows for fault in (*_row_faults(case, row), *_strangers(agencies, row))]
    for agency in case.agencies:
        found += _column_faults(case, rows, agency, loads)
    return tuple(found)


def _lead(leads: Mapping[str, str], action: Action) -> tuple[str, ...]:
    return (leads[action.id],) if action.id in leads else ()


def _row(case: Case, action: Action, leads: tuple[str, ...], parts: Mapping[str, set[str]]) -> Row:
    own = parts[action.id]
    named = action.affected | action.statute
    consulted = {
        agency.id
        for agency in case.agencies
        if agency.id in named or agency.willingness.get(action.id, 0) > 0
    } - own
    beside = [other.id for other in case.actions if set(other.goals) & set(action.goals)]
    informed = set().union(*(parts[other] for other in beside)) - own - consulted
    return Row(action.id, leads, _ordered(case, own), _ordered(case, consulted), _ordered(case, informed))


def _ordered(case: Case, ids: set[str]) -> tuple[str, ...]:
    return tuple(agency.id for agency in case.agencies if agency.id in ids)


def _row_faults(case: Case, row: Row) -> Iterator[Reason]:
    most = case.limits.max_responsible
    if not row.leads:
        yield because(RaciCode.NO_LEAD, action=row.action)
    if len(row.leads) > 1:
        names = ", ".join(row.leads)
        yield because(RaciCode.SEVERAL_LEADS, action=row.action, agencies=names, count=len(row.leads))
    if not row.responsible:
        yield because(RaciCode.NO_RESPONSIBLE, action=row.action)
    if len(row.responsible) > most:
        yield because(RaciCode.MANY_RESPONSIBLE, action=row.action, count=len(row.responsible), most=most)


def _strangers(agencies: Mapping[str, Agency], row: Row) -> Iterator[Reason]:
    """Those that lead or take part outside their mandate, or without being willing."""
    for name in dict.fromkeys((*row.leads, *row.responsible)):
        mandate = agencies[name].mandate.get(row.action, 0)
        if mandate < HELPS:
            yield because(RaciCode.OUTSIDE_MANDATE, action=row.action, agency=name)
        elif name in row.leads and mandate != OWNS:
            yield because(RaciCode.LEADS_WITHOUT_MANDATE, action=row.action, agency=name)
        if not agencies[name].willingness.get(row.action, 0):
            yield because(RaciCode.UNWILLING, action=row.action, agency=name)


def _column_faults(
    case: Case, rows: Sequence[Row], agency: Agency, loads: Mapping[str, Fraction]
) -> Iterator[Reason]:
    led = sum(agency.id in row.leads for row in rows)
    if led > case.lead_limit:
        yield because(RaciCode.TOO_MANY_LEADS, agency=agency.id, count=led, limit=case.lead_limit)
    if not any(agency.id in (*row.leads, *row.responsible) for row in rows):
        yield because(RaciCode.NO_ROLE, agency=agency.id)
    load = loads.get(agency.id, Fraction(0))
    if load > 1:
        capacity = figure(agency.capacity)
        yield because(RaciCode.OVER_CAPACITY, agency=agency.id, load=figure(load), capacity=capacity)
