"""A table on which every question is asked at once, of everybody who is entitled to answer it."""

from dataclasses import replace
from datetime import timedelta

from dialogs.meetings.attending import begin
from dialogs.meetings.calling import call_meeting, move_meeting
from dialogs.meetings.model import Task
from dialogs.meetings.tasks import remind_of_task
from dialogs.methods.positions import Ground, Pillar, Position
from dialogs.owed import Notice
from dialogs.rounds.amending import amend, confirm_version, confirmations
from dialogs.rounds.announcing import announce_time
from dialogs.rounds.answering import answer
from dialogs.rounds.closing import close_round
from dialogs.rounds.closing_early import close_early
from dialogs.rounds.codes import Act
from dialogs.rounds.entering import Spoken, enter_answer
from dialogs.rounds.exploring import ask_owner
from dialogs.rounds.extending import extend_round
from dialogs.rounds.informing import News, ask_for_calls
from dialogs.rounds.legal import LegalCheck, remind_of_check
from dialogs.rounds.model import How, Item, Proposal, Round, RoundState
from dialogs.rounds.proposing import propose
from dialogs.rounds.reasons import state_ground
from dialogs.rounds.reminding import remind
from dialogs.rounds.scheduling import schedule_round
from dialogs.rounds.second import ask_second
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Facilitator, Holding, Person, Seat, SeatMode, Table, TableState
from dialogs.table.offices import ask_for_successor
from dialogs.table.telling import tell_facilitators
from tests.bot.private.chats import Chats
from tests.bot.private.city import START, City, person_of
from tests.bot.private.full_table import FullTable, _open, full_table


def asking_table() -> Chats:
    full = full_table()
    city = full.city
    _second_facilitator(city)
    _letter_seat(city)
    _closed_round(city)
    _returned_goals(city)
    _elsewhere(city)
    _meetings(city)
    _running_round(full)
    chats = Chats(full)
    chats.deliver()
    return chats


def _running_round(full: FullTable) -> None:
    city = full.city
    work, now, by = city.work, city.now, city.facilitator
    item = work.find(Item, order="-id")[0]
    held = next(one for one in work.find(Round, state=RoundState.OPEN))
    item = work.find(Item, round_id=held.id)[0]
    gone = _open(city, "A goal that is withdrawn")
    withdraw_item(work, by, gone.id, "No money for it", now)
    extend_round(work, by, held.id, 1, "Holidays", now)
    announce_time(work, city.holders[3], held.id, work.get(Round, held.id).deadline + timedelta(days=3), now)
    remind(work, held.id, now)
    answer(work, full.roles["deputy"], item.id, Position.NOTE, now)
    enter_answer(work, by, item.id, 5, _spoken(city), now)
    ask_for_calls(work, city.table.id, [5], News("round_opened", {"round": held.id}), now)
    second = work.find(Facilitator, table_id=city.table.id, until=None)[-1]
    why = {"item": item.id, "reason": "No money for it"}
    asker = work.get(Person, second.person_id)
    ask_second(work, asker, city.table.id, held.id, Act.WITHDRAW, why, now)
    close_early(work, by, held.id, now)


def _second_facilitator(city: City) -> None:
    person = person_of(city.work, 91, "Second", "en")
    city.work.add(Facilitator(table_id=city.table.id, person_id=person.id, since=START))
    taken = city.work.add(Seat(table_id=city.table.id, agency="Seated", pillar=Pillar.TREATMENT, position=8))
    city.work.add(Holding(table_id=city.table.id, seat_id=taken.id, person_id=person.id, since=START))


def _letter_seat(city: City) -> None:
    city.work.add(
        Seat(table_id=city.table.id, agency="By letter", pillar=Pillar.TREATMENT, position=9,
             mode=SeatMode.LETTER, function="Office")
    )  # fmt: skip


def _spoken(city: City) -> Spoken:
    return Spoken(position=Position.CONSENT, how=How.PHONE, day=city.now.date(), function="Office")


def _closed_round(city: City) -> None:
    work, now = city.work, city.now
    item = _open(city, "A goal that is agreed")
    letter = work.first(Seat, agency="By letter")
    assert letter is not None
    said = (Position.CONSENT, Position.APPROVAL, Position.STAND_ASIDE)
    for holder, position in zip(city.holders, said, strict=False):
        answer(work, holder, item.id, position, now)
    enter_answer(work, city.facilitator, item.id, 4, _spoken(city), now)
    enter_answer(work, city.facilitator, item.id, letter.id, _spoken(city), now)
    held = work.get(Round, item.round_id)
    work.save(replace(held, auto_extended=True))
    close_round(work, item.round_id, "deadline", now)


def _returned_goals(city: City) -> None:
    work, now, by = city.work, city.now, city.facilitator
    _returned(city, 0)
    asked = _returned(city, 0)
    amend(work, by, asked.proposal_id, "Another wording", "", now)
    dropped = _returned(city, 1)
    amend(work, by, dropped.proposal_id, "A wording to be dropped", "", now)
    goal = work.get(Proposal, dropped.proposal_id)
    mine = next(one for one in confirmations(work, goal) if not one.objected)
    confirm_version(work, city.holders[0], mine.id, False, now)
    ask_owner(work, by, work.find(Item, proposal_id=dropped.proposal_id)[0].id, 1, "What would help?", now)
    remind_of_task(work, work.find(Task)[0].id, now)
    remind_of_check(work, work.find(LegalCheck)[0].id, now)


def _returned(city: City, proposer: int) -> Item:
    work, now, by = city.work, city.now, city.holders[0] if proposer else city.facilitator
    made = propose(work, by, city.table.id, "A goal that is returned", "", now)
    begun = schedule_round(
        work, city.facilitator, city.table.id, (made.proposal_id,), now, now + timedelta(days=14), now
    )
    item = work.find(Item, round_id=begun.round_id)[0]
    answer(work, city.holders[1], item.id, Position.OBJECT, now)
    state_ground(work, city.holders[1], item.id, Ground.HARM, now)
    for one in (city.holders[0], *city.holders[2:]):
        answer(work, one, item.id, Position.CONSENT, now)
    close_round(work, item.round_id, "all_answered", now)
    return work.get(Item, item.id)


def _meetings(city: City) -> None:
    work, now, by, table = city.work, city.now, city.facilitator, city.table.id
    moved = call_meeting(work, by, table, now + timedelta(days=6), 90, "Hall", now)
    move_meeting(work, by, moved.id, now + timedelta(days=7), "Hall", now)
    soon = call_meeting(work, by, table, now + timedelta(minutes=20), 90, "Hall", now)
    begin(work, soon.id, soon.at)


def _elsewhere(city: City) -> None:
    """A scheduled round that could not open; two tables nobody facilitates; who sits here."""
    work, now, table = city.work, city.now, city.table
    waits = propose(work, city.facilitator, table.id, "A goal to come", "", now)
    schedule_round(
        work, city.facilitator, table.id, (waits.proposal_id,), now + timedelta(days=2),
        now + timedelta(days=20), now,
    )  # fmt: skip
    held = work.find(Round, state=RoundState.SCHEDULED)[0]
    facts = {"round": held.id, "why": "quorum_impossible"}
    tell_facilitators(work, table.id, "opening_failed", facts, now)
    work.add(Notice(code="who", facts={"table": table.id}, table_id=table.id, created_at=now))
    for chat_id, state in ((-301, TableState.GREETED), (-302, TableState.OPEN)):
        other = work.add(Table(
            chat_id=chat_id, name="Third", language="en", zone="UTC", state=state, created_at=START
        ))  # fmt: skip
        ask_for_successor(work, other.id, now)
        if state is TableState.GREETED:
            work.add(Notice(code="greeting", table_id=other.id, created_at=now))
