"""What the group sees of a round: who has answered, never what; after closing the outcomes, no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.methods.conditions import consents_needed, stand_asides_allowed
from dialogs.methods.positions import Fallback, Outcome, Pillar
from dialogs.methods.quorum import QuorumState, quorum_needed, quorum_state
from dialogs.ports import Reader
from dialogs.rounds.difference import Rewording
from dialogs.rounds.model import (
    Announcement,
    Answer,
    Elector,
    How,
    Item,
    ItemState,
    Proposal,
    Round,
    RoundState,
    Version,
)
from dialogs.rounds.opening import rule_of, voters
from dialogs.rounds.version_view import changes_since
from dialogs.table.model import Seat, SeatMode

ENTERED = tuple(one for one in How if one is not How.TELEGRAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardItem:
    """One proposal version on the board. `outcome` and `agreement` are empty while it is open."""

    item_id: int
    proposal_id: int
    label: str
    version: int
    text: str
    line: str
    changes: tuple[Rewording, ...]
    state: ItemState
    outcome: Outcome | None
    agreement: int
    settle_by: datetime | None
    provisional_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen:
    """A seat without a position on every open item; `until` is what it announced."""

    agency: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredFor:
    """A seat the facilitator entered an answer for; whatever it was, it looks the same."""

    agency: str
    how: How
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """The round's rule in numbers of its electorate."""

    electorate: int
    heard_needed: int
    consents_needed: int
    stand_asides_allowed: int
    pillar_rule: bool
    max_versions: int
    fallback: Fallback


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """`answered`: seats with a position on every open item; `quorum_met`: on every open item.

    `still_open` names the others, but those in the private chat only.
    `missing` lists the pillars (None: the lived-experience seat) the pillar rule still waits for.
    """

    round_id: int
    table_id: int
    number: int
    state: RoundState
    items: tuple[BoardItem, ...]
    deadline: datetime
    zone: str
    closed_at: datetime | None
    answered: int
    quorum_met: bool
    missing: tuple[Pillar | None, ...]
    still_open: tuple[StillOpen, ...]
    private_open: int  # seats in the private chat only, counted and not named
    entered: tuple[EnteredFor, ...]
    vacant: tuple[str, ...]
    early_close_at: datetime | None
    extensions: int
    auto_extended: bool
    rule: RuleView

    @property
    def open_items(self) -> tuple[BoardItem, ...]:
        return tuple(item for item in self.items if item.state is ItemState.OPEN)


def board_view(reader: Reader, round_id: int) -> BoardView:
    held = reader.get(Round, round_id)
    items = board_items(reader, round_id)
    listed = reader.find(Elector, round_id=round_id)
    electors = [one for one in listed if not one.vacant]
    open_ids = [item.item_id for item in items if item.state is ItemState.OPEN]
    heard = seats_heard(reader, round_id)
    done = frozenset.intersection(
        frozenset(one.seat_id for one in electors), *(heard.get(item, frozenset()) for item in open_ids)
    )
    still_open = [one for one in electors if one.seat_id not in done]
    private = private_seats(reader, held.table_id)
    quorums = [_quorum(held, electors, heard.get(item, frozenset())) for item in open_ids]
    return BoardView(
        round_id=held.id,
        table_id=held.table_id,
        number=held.number,
        state=held.state,
        items=items,
        deadline=held.deadline,
        zone=held.deadline_zone,
        closed_at=held.closed_at,
        answered=len(done),
        quorum_met=all(one.met for one in quorums),
        missing=_missing(quorums),
        still_open=_still_open(reader, round_id, [one for one in still_open if one.seat_id not in private]),
        private_open=sum(one.seat_id in private for one in still_open),
        entered=_entered(reader, round_id, electors),
        vacant=tuple(one.agency for one in listed if one.vacant),
        early_close_at=held.early_close_at,
        extensions=held.extensions,
        auto_extended=held.auto_extended,
        rule=rule_view(held, len(electors)),
    )


def board_items(reader: Reader, round_id: int) -> tuple[BoardItem, ...]:
    """The round's items in order, each with its wording."""
    items = reader.find(Item, round_id=round_id, order="position")
    proposals = {one.id: one for one in reader.find(Proposal, id=tuple(item.proposal_id for item in items))}
    versions = {one.id: one for one in reader.find(Version, id=tuple(item.version_id for item in items))}
    return tuple(
        item_view(reader, item, proposals[item.proposal_id], versions[item.version_id]) for item in items
    )


def item_view(reader: Reader, item: Item, proposal: Proposal, version: Version) -> BoardItem:
    return BoardItem(
        item_id=item.id,
        proposal_id=proposal.id,
        label=proposal.label,
        version=version.number,
        text=version.text,
        line=version.line,
        changes=changes_since(reader, version),
        state=item.state,
        outcome=item.outcome,
        agreement=item.agreement,
        settle_by=item.settle_by,
        provisional_until=item.provisional_until,
    )


def rule_view(held: Round, electorate_size: int) -> RuleView:
    return RuleView(
        electorate=electorate_size,
        heard_needed=quorum_needed(electorate_size, held.quorum),
        consents_needed=consents_needed(electorate_size),
        stand_asides_allowed=stand_asides_allowed(electorate_size, rule_of(held)),
        pillar_rule=held.pillar_rule,
        max_versions=held.max_versions,
        fallback=held.fallback,
    )


def seats_heard(reader: Reader, round_id: int) -> Mapping[int, frozenset[int]]:
    """By item, the seats with a stored position: the only thing taken from answers before a round closes."""
    heard: dict[int, frozenset[int]] = {}
    for one in reader.find(Answer, round_id=round_id, latest=True):
        heard[one.item_id] = heard.get(one.item_id, frozenset()) | {one.seat_id}
    return heard


def private_seats(reader: Reader, table_id: int) -> frozenset[int]:
    return frozenset(one.id for one in reader.find(Seat, table_id=table_id, mode=SeatMode.PRIVATE))


def _entered(reader: Reader, round_id: int, electors: list[Elector]) -> tuple[EnteredFor, ...]:
    """By seat; unconfirmed if one of its answers is."""
    found: dict[int, EnteredFor] = {}
    names = {one.seat_id: one.agency for one in electors}
    for one in reader.find(Answer, round_id=round_id, latest=True, how=ENTERED):
        before = found.get(one.seat_id)
        confirmed = one.confirmed and (before is None or before.confirmed)
        found[one.seat_id] = EnteredFor(agency=names[one.seat_id], how=one.how, confirmed=confirmed)
    return tuple(sorted(found.values(), key=lambda one: one.agency))


def _quorum(held: Round, electors: list[Elector], heard: frozenset[int]) -> QuorumState:
    return quorum_state(voters(electors), [str(seat) for seat in heard], rule_of(held))


def _still_open(reader: Reader, round_id: int, electors: list[Elector]) -> tuple[StillOpen, ...]:
    announced = {one.seat_id: one.until for one in reader.find(Announcement, round_id=round_id)}
    return tuple(StillOpen(agency=one.agency, until=announced.get(one.seat_id)) for one in electors)


def _missing(quorums: list[QuorumState]) -> tuple[Pillar | None, ...]:
    found = {gap.pillar for state in quorums for gap in state.missing}
    return tuple(pillar for pillar in (*Pillar, None) if pillar in found)
