"""Crews of a single action: the fewest needs they leave uncovered, and those that keep its rules."""

from collections.abc import Collection, Iterable, Iterator

from dialogs.roles.case import LAW_ENFORCEMENT, Action, Agency, Case
from dialogs.roles.model import Arc
from dialogs.roles.shares import most_parts

State = tuple[frozenset[str], frozenset[bool], frozenset[str]]  # needs held, sides, members with a firewall


def least_gaps(case: Case) -> dict[Arc, int]:
    """For every lead some crew could have, hours aside: the fewest needs left uncovered with it."""
    found: dict[Arc, int] = {}
    for action in case.actions:
        takers = _takers(case, action)
        pinned = {pin.agency for pin in case.pins if pin.action == action.id}
        walls = _walls(case, action)
        for lead in takers:
            if lead.may_lead(action.id) and pinned <= {lead.id}:
                gap = _least_gap(case, action, lead, takers, walls)
                if gap is not None:
                    found[lead.id, action.id] = gap
    return found


def keeps_rules(case: Case, action: Action, crew: Collection[Agency], gap: int) -> bool:
    """Whether it can be the action's crew, hours aside, with at most `gap` needs uncovered."""
    ids = {agency.id for agency in crew}
    if not 1 <= len(ids) <= most_parts(action, case.limits):
        return False
    if action.joint and len({agency.pillar == LAW_ENFORCEMENT for agency in crew}) < 2:
        return False
    held = action.needs & frozenset().union(*(agency.competencies for agency in crew))
    return len(action.needs - held) <= gap and not any(wall <= ids for wall in _walls(case, action))


def _takers(case: Case, action: Action) -> list[Agency]:
    banned = {ban.agency for ban in case.bans if ban.action == action.id}
    return [agency for agency in case.agencies if agency.may_help(action.id) and agency.id not in banned]


def _walls(case: Case, action: Action) -> list[frozenset[str]]:
    return [frozenset((wall.first, wall.second)) for wall in case.firewall if wall.action == action.id]


def _least_gap(
    case: Case, action: Action, lead: Agency, takers: Iterable[Agency], walls: list[frozenset[str]]
) -> int | None:
    walled = frozenset[str]().union(*walls)
    members = {_state(action, taker, walled) for taker in takers}
    states = {_state(action, lead, walled)}
    for _ in range(most_parts(action, case.limits) - 1):
        states |= set(_joined(states, members, walls))
    gaps = [len(action.needs - held) for held, sides, _ in states if not action.joint or len(sides) == 2]
    return min(gaps, default=None)


def _state(action: Action, agency: Agency, walled: frozenset[str]) -> State:
    """What counts of a member: two of the same state are of no more use than one."""
    sides = frozenset({agency.pillar == LAW_ENFORCEMENT})
    return agency.competencies & action.needs, sides, walled & {agency.id}


def _joined(
    states: Iterable[State], members: Iterable[State], walls: list[frozenset[str]]
) -> Iterator[State]:
    for held, sides, walled in states:
        for more, side, wall in members:
            if not any(each <= walled | wall for each in walls):
                yield held | more, sides | side, walled | wall
