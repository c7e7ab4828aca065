"""A round opens: its electorate is frozen, its rule fixed, its board owed, its moments set."""

from dataclasses import replace
from datetime import datetime, time

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import RoundOpened
from dialogs.ledger import rounds as entries
from dialogs.ledger.sealed import Sealed
from dialogs.ledger.tables import Seat as SeatSaid
from dialogs.methods.positions import Voter
from dialogs.methods.rule import RULES, Rule
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.dealing import deal_round
from dialogs.rounds.informing import News, ask_to_call
from dialogs.rounds.model import Elector, Item, Proposal, Round, RoundState, Version
from dialogs.table.authority import also_facilitating, held_seats
from dialogs.table.model import Seat, Table


def open_round(work: Work, held: Round, now: datetime) -> RoundOpened:
    """SCHEDULED -> OPEN, once; Refusal if no seat is held (quorum impossible)."""
    table = work.get(Table, held.table_id, lock=Lock.SHARE)
    seats = work.find(Seat, table_id=table.id, removed_at=None, order="position")
    taken = held_seats(work, table.id)
    if not taken & {seat.id for seat in seats}:
        raise Refusal("quorum_impossible")
    opened = replace(
        held, state=RoundState.OPEN, opened_at=now, quorum=table.quorum, pillar_rule=table.pillar_rule
    )
    if not work.change(Round, held.id, {"state": RoundState.SCHEDULED}, state=RoundState.OPEN, opened_at=now):
        raise Refusal("round_opened", number=held.number)
    work.save(opened)
    show_answered(work, "opened", now, question("opening", held.id))
    electors = [_freeze(work, opened, seat, seat.id in taken) for seat in seats]
    _record(work, opened, electors, now)
    _set_moments(work, opened, table, now)
    voting = [one.seat_id for one in electors if not one.vacant]
    deal_round(work, opened, voting, now)
    ask_to_call(work, table.id, voting, News("round_opened", {"round": held.id}), now)
    work.redraw(BoardKind.ROUND, held.id, urgent=True)
    work.redraw(BoardKind.CARD, table.id)
    return RoundOpened(round_id=held.id, number=held.number, deadline=held.deadline)


def electorate(reader: Reader, round_id: int) -> list[Elector]:
    """The seats with a voice in this round; vacant ones are not among them."""
    return reader.find(Elector, round_id=round_id, vacant=False)


def voters(electors: list[Elector]) -> list[Voter]:
    return [Voter(str(one.seat_id), one.pillar, one.lived_experience) for one in electors]


def rule_of(held: Round) -> Rule:
    return Rule(
        quorum=held.quorum,
        pillar_rule=held.pillar_rule,
        stand_aside_limit=held.stand_aside_limit,
        max_versions=held.max_versions,
        fallback=held.fallback,
    )


def _freeze(work: Work, held: Round, seat: Seat, is_held: bool) -> Elector:
    return work.add(
        Elector(
            round_id=held.id,
            seat_id=seat.id,
            agency=seat.agency,
            pillar=seat.pillar,
            lived_experience=seat.lived_experience,
            vacant=not is_held,
        )
    )


def _set_moments(work: Work, held: Round, table: Table, now: datetime) -> None:
    work.add(Timer(table_id=table.id, kind=TimerKind.CLOSE_ROUND, subject=held.id, due_at=held.deadline))
    set_reminders(work, held, table.reminder_hour, now)


def set_reminders(work: Work, held: Round, hour: int, now: datetime) -> None:
    began = held.opened_at or now
    for moment in held.calendar.reminder_moments(began, held.deadline, now, time(hour)):
        work.add(Timer(table_id=held.table_id, kind=TimerKind.REMIND, subject=held.id, due_at=moment))


def _record(work: Work, held: Round, electors: list[Elector], now: datetime) -> None:
    items = work.find(Item, round_id=held.id, order="position")
    said = entries.RoundOpened(
        round=held.id,
        number=held.number,
        method=held.method,
        rules=RULES,
        rule=rule_said(held),
        deadline=held.deadline,
        zone=held.deadline_zone,
        region=held.deadline_region,
        items=tuple(_put(work, item) for item in items),
        electorate=tuple(_seat(one) for one in electors if not one.vacant),
        vacant=tuple(_seat(one) for one in electors if one.vacant),
        warnings=tuple(held.warnings.split()),
        also_facilitate=tuple(Sealed(seat) for seat in also_facilitating(work, held.table_id)),
    )
    work.append(held.table_id, said, now)


def rule_said(held: Round) -> entries.Rule:
    return entries.Rule(
        quorum=held.quorum,
        pillar_rule=held.pillar_rule,
        stand_aside_limit=held.stand_aside_limit,
        max_versions=held.max_versions,
        fallback=held.fallback,
    )


def _put(work: Work, item: Item) -> entries.PutItem:
    version, proposal = work.get(Version, item.version_id), work.get(Proposal, item.proposal_id)
    return entries.PutItem(
        item=item.id,
        position=item.position,
        proposal=proposal.label,
        version=version.number,
        by_seat=Sealed(proposal.seat_id),
        text=Sealed(version.text),
        line=Sealed(version.line),
    )


def _seat(one: Elector) -> SeatSaid:
    return SeatSaid(
        seat=one.seat_id,
        agency=Sealed(one.agency),
        pillar=Sealed(one.pillar),
        lived_experience=Sealed(one.lived_experience),
    )
