"""The case of a role allocation: agencies, actions, partnerships, firewalls and limits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

LAW_ENFORCEMENT = "law enforcement"
HELPS, OWNS = 1, 2  # mandate


@dataclass(frozen=True, slots=True)
class Agency:
    """One seat's answers. `mandate` (0 not ours, 1 may help, 2 own) and `willingness` (0 no, 1 if resources
    are found, 2 yes, 3 gladly) go by action id; an action missing from either was not answered for.

    `capacity` and `history` (load already carried) are hours a month, neither below zero.
    """

    id: str
    name: str
    capacity: Fraction
    mandate: Mapping[str, int]
    willingness: Mapping[str, int]
    competencies: frozenset[str] = frozenset()
    pillar: str | None = None
    lived_experience: bool = False
    history: Fraction = Fraction(0)

    def may_help(self, action: str) -> bool:
        return self.mandate.get(action, 0) >= HELPS and self.willingness.get(action, 0) > 0

    def may_lead(self, action: str) -> bool:
        return self.mandate.get(action, 0) == OWNS and self.willingness.get(action, 0) > 0


@dataclass(frozen=True, slots=True)
class Action:
    """`hours` a month, above zero; `needs` are competencies; `joint` asks for law enforcement and others.

    `affected` agencies and those a `statute` names are consulted; `settings`: community, custody, release.
    """

    id: str
    name: str
    hours: Fraction
    needs: frozenset[str] = frozenset()
    joint: bool = False
    goals: tuple[str, ...] = ()
    affected: frozenset[str] = frozenset()
    statute: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Goal:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """Two agencies that gain `gain` (in units of the score) on every action they both take part in."""

    first: str
    second: str
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Firewall:
    """Two agencies that may not both take part in one action."""

    first: str
    second: str
    action: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An agency named for an action: pinned as its lead, or banned from any part in it."""

    action: str
    agency: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """The roles of one action in the plan in force; the lead counts as responsible, listed or not."""

    lead: str | None
    responsible: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ActionConflict:
    """Two actions that get in each other's way, in the case's own words; reported, never solved.

    `settled` says how the table settled it; empty: not yet.
    """

    first: str
    second: str
    about: str
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """`lead_limit`: most leads an agency takes (None: ⌈1.5 actions per agency⌉); `min_hours` of each
    responsible; `lead_share` of the hours for the lead, in [0, 1]; `slack` on the least burden, zero or more.
    """

    lead_limit: int | None = None
    min_hours: Fraction = Fraction(4)
    lead_share: Fraction = Fraction(2, 5)
    slack: Fraction = Fraction(1, 20)
    max_responsible: int = 4


@dataclass(frozen=True, slots=True)
class Case:
    """Raises ValueError for an id used twice, an unknown id, or a figure outside its range."""

    agencies: tuple[Agency, ...]
    actions: tuple[Action, ...]
    limits: Limits = field(default_factory=Limits)
    goals: tuple[Goal, ...] = ()
    competencies: Mapping[str, str] = field(default_factory=dict)
    partnerships: tuple[Partnership, ...] = ()
    firewall: tuple[Firewall, ...] = ()
    synergies: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[ActionConflict, ...] = ()
    adopted: Mapping[str, Adopted] = field(default_factory=dict)
    pins: tuple[Choice, ...] = ()
    bans: tuple[Choice, ...] = ()

    def __post_init__(self) -> None:
        agencies = _distinct("agency", (agency.id for agency in self.agencies))
        actions = _distinct("action", (action.id for action in self.actions))
        _known("agency", self._named_agencies(), agencies)
        _known("action", self._named_actions(), actions)
        for fault in self._faults():
            raise ValueError(fault)

    @property
    def lead_limit(self) -> int:
        """The limit set, or ⌈1.5 · actions / agencies⌉; deliberation.md, "Roles", 3."""
        if self.limits.lead_limit is not None:
            return self.limits.lead_limit
        return ceil(Fraction(3 * len(self.actions), 2 * len(self.agencies)))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        yield from ((pair.first, pair.second) for pair in self.partnerships)
        yield from ((wall.first, wall.second) for wall in self.firewall)

    def _named_agencies(self) -> Iterator[str]:
        for first, second in self._pairs():
            yield from (first, second)
        yield from (choice.agency for choice in (*self.pins, *self.bans))

    def _named_actions(self) -> Iterator[str]:
        yield from (wall.action for wall in self.firewall)
        yield from (choice.action for choice in (*self.pins, *self.bans))
        for agency in self.agencies:
            yield from (*agency.mandate, *agency.willingness)

    def _faults(self) -> Iterator[str]:
        if not self.agencies or not self.actions:
            yield "a case needs an agency and an action"
        for agency in self.agencies:
            if agency.capacity < 0 or agency.history < 0:
                yield f"hours of {agency.id} are below zero"
            if not {0, 1, 2} >= set(agency.mandate.values()):
                yield f"a mandate of {agency.id} is not 0, 1 or 2"
            if not {0, 1, 2, 3} >= set(agency.willingness.values()):
                yield f"a willingness of {agency.id} is not 0, 1, 2 or 3"
        yield from (f"{action.id} has no hours" for action in self.actions if action.hours <= 0)
        yield from _limit_faults(self.limits)
        if any(pair.gain < 0 for pair in self.partnerships):
            yield "a partnership gains less than nothing"
        if any(first == second for first, second in self._pairs()):
            yield "an agency is paired with itself"


def _limit_faults(limits: Limits) -> Iterator[str]:
    if not 0 <= limits.lead_share <= 1:
        yield f"lead share {limits.lead_share} is not in [0, 1]"
    if limits.slack < 0 or limits.min_hours < 0:
        yield "slack or least hours are below zero"
    if limits.max_responsible < 1 or (limits.lead_limit is not None and limits.lead_limit < 1):
        yield "a limit on leads or responsibles is below 1"


def _distinct(kind: str, ids: Iterable[str]) -> set[str]:
    listed = list(ids)
    if len(set(listed)) != len(listed):
        raise ValueError(f"an {kind} is listed twice")
    return set(listed)


def _known(kind: str, named: Iterable[str], known: set[str]) -> None:
    for name in named:
        if name not in known:
            raise ValueError(f"unknown {kind} {name}")
