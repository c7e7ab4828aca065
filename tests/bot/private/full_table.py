"""A table with something of everything on it, everybody who has or had to do with it, and another table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.panel.actor import Actor
from bot.panel.seal import token_hash
from dialogs.installation import Installation
from dialogs.meetings.calling import add_point, call_meeting
from dialogs.meetings.tasks import give_task
from dialogs.methods.positions import Ground, Pillar, Position
from dialogs.rounds.answering import answer
from dialogs.rounds.closing import close_round
from dialogs.rounds.exploring import Published, ask_owner, explore
from dialogs.rounds.legal import name_check
from dialogs.rounds.model import Item, Shown
from dialogs.rounds.proposing import propose
from dialogs.rounds.reasons import choose_shown, state_ground, state_reason
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.claiming import claim_seat
from dialogs.table.model import Associate, Facilitator, Holding, Person, Role, Seat, Table, TableState
from dialogs.table.offices import invite_officer
from dialogs.table.taking import hold, invite
from tests.bot.private.city import START, City, person_of, seated_city

GOAL, RETURNED, QUEUED = "Secret goal of the round", "Secret goal returned", "Secret goal queued"
REASON, HARM, QUESTION = "Secret reason of seat three", "Secret harm of seat two", "Secret question asked"
TASK, POINT, PLACE = "Secret task given", "Secret point of the agenda", "Secret room 7"
TABLE, AGENCY = "Secret table", "Secret agency"
TEXTS = (GOAL, RETURNED, QUEUED, REASON, HARM, QUESTION, TASK, POINT, PLACE, TABLE, AGENCY)


@dataclass
class FullTable:
    city: City
    roles: Mapping[str, Person]

    @property
    def table_id(self) -> int:
        return self.city.table.id


INSIDE = ("facilitator", "holder", "deputy", "objector")
OUTSIDE = (
    "observer", "outsider", "facilitator elsewhere", "former facilitator", "former holder", "former deputy",
    "former observer", "holder elsewhere",
)  # fmt: skip


def full_table() -> FullTable:
    city = seated_city(agency=AGENCY)
    work, now = city.work, city.now
    work.add(Installation(uid="0" * 32))
    city.table = work.save(replace(city.table, name=TABLE))
    roles = {"facilitator": city.facilitator, "holder": city.holders[2], "objector": city.holders[1]}
    roles |= {
        name: person_of(work, number, f"Secret {name}", "en")
        for number, name in enumerate(("deputy", *OUTSIDE), start=50)
    }
    _sit(city, roles)
    returned = _returned_goal(city)
    _running_round(city)
    propose(work, city.holders[0], city.table.id, QUEUED, "", now)
    meeting = call_meeting(work, city.facilitator, city.table.id, now + timedelta(days=5), 90, PLACE, now)
    add_point(work, city.facilitator, meeting.id, POINT)
    due, seat = now + timedelta(days=9), work.find(Seat, table_id=city.table.id)[0]
    give_task(work, city.facilitator, city.table.id, seat.id, TASK, due, now)
    ask_owner(work, city.facilitator, returned.id, 1, QUESTION, now)
    name_check(work, city.facilitator, returned.proposal_id, "Secret office of law", due, now)
    free = work.add(Seat(table_id=city.table.id, agency=f"{AGENCY} 6", pillar=Pillar.TREATMENT, position=6))
    invite(work, city.facilitator, free.id, lambda one: token_hash(f"t{one}"), now)
    invite_officer(
        work, city.facilitator, city.table.id, Role.OBSERVER, lambda one: token_hash(f"o{one}"), now
    )
    claim_seat(work, person_of(work, 80, "Secret claimant", "en"), free.id, now)
    return FullTable(city, roles)


def _sit(city: City, roles: Mapping[str, Person]) -> None:
    work, before = city.work, START - timedelta(days=9)
    seats = work.find(Seat, table_id=city.table.id)
    hold(work, roles["deputy"], seats[2], city.now, role=Role.DEPUTY)
    work.add(Associate(
        table_id=city.table.id, person_id=roles["observer"].id, role=Role.OBSERVER, since=before
    ))  # fmt: skip
    ended: dict[str, Any] = {"since": before, "until": START, "table_id": city.table.id}
    work.add(Facilitator(person_id=roles["former facilitator"].id, **ended))
    work.add(Holding(person_id=roles["former holder"].id, seat_id=seats[2].id, **ended))
    work.add(Holding(person_id=roles["former deputy"].id, seat_id=seats[2].id, role=Role.DEPUTY, **ended))
    work.add(Associate(person_id=roles["former observer"].id, role=Role.OBSERVER, **ended))
    other = work.add(Table(
        chat_id=-200, name="Elsewhere", language="en", zone="UTC", state=TableState.OPEN, created_at=START
    ))  # fmt: skip
    work.add(Facilitator(table_id=other.id, person_id=roles["facilitator elsewhere"].id, since=before))
    there = work.add(Seat(table_id=other.id, agency="Elsewhere's office", pillar=Pillar.TREATMENT))
    work.add(
        Holding(table_id=other.id, seat_id=there.id, person_id=roles["holder elsewhere"].id, since=before)
    )


def _returned_goal(city: City) -> Item:
    work, now = city.work, city.now
    item = _open(city, RETURNED)
    objector = city.holders[1]
    answer(work, objector, item.id, Position.OBJECT, now)
    state_ground(work, objector, item.id, Ground.LAW, now)
    state_reason(work, objector, item.id, HARM, now)
    choose_shown(work, objector, item.id, Shown.WITH_NAME, now)
    for one in (city.holders[0], *city.holders[2:]):
        answer(work, one, item.id, Position.CONSENT, now)
    close_round(work, item.round_id, "all_answered", now)
    explore(work, objector, item.id, HARM, "Secret change", Published.WITH_NAME, now)
    return work.get(Item, item.id)


def _running_round(city: City) -> None:
    work, item = city.work, _open(city, GOAL)
    answer(work, city.holders[2], item.id, Position.STAND_ASIDE, city.now)
    state_reason(work, city.holders[2], item.id, REASON, city.now)
    choose_shown(work, city.holders[2], item.id, Shown.WITH_NAME, city.now)
    answer(work, city.holders[0], item.id, Position.CONSENT, city.now)


def _open(city: City, goal: str) -> Item:
    work, now, by = city.work, city.now, city.facilitator
    made = propose(work, by, city.table.id, goal, "", now)
    begun = schedule_round(
        work, by, city.table.id, (made.proposal_id,), now, now + timedelta(days=14), now
    )  # fmt: skip
    return work.find(Item, round_id=begun.round_id)[0]


def actor_for(full: FullTable, person: Person, *, private: bool = True) -> Actor:
    """Pressing in private, or in the table's group."""
    actor = full.city.actor(person)
    return actor if private else replace(actor, private=False, chat_id=full.city.table.chat_id)
