"""/export and /forget know the same texts: one list, looked through over everything a person wrote."""

import json

from dialogs.methods.positions import Position
from dialogs.owed import Form
from dialogs.rounds.codes import Act
from dialogs.rounds.proposing import propose, reply_to_proposal
from dialogs.rounds.reasons import state_reason
from dialogs.rounds.second import SecondWord
from dialogs.table.complaining import complain
from dialogs.table.forgetting import forget
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Associate, Facilitator, Person, Role, Seat
from dialogs.table.offices import invite_officer, take_office
from dialogs.table.own_data import own_data
from dialogs.table.own_texts import own_texts
from dialogs.table.people import meet
from dialogs.table.taking import hold
from tests.dialogs.seated import Seated

FORMER, NAME = "Zita Former", "Zita Now"
REASON, GOAL, COMPLAINT, REPLY, TYPED, WHY, LINE = (
    "Only by day", "A lantern", "They laughed", "Not this year", "Half a sentence", "Wrong form", "Light",
)  # fmt: skip


def written() -> tuple[Seated, Person]:
    """Somebody took a seat and an office, was renamed between, and left a text everywhere."""
    table = Seated()
    work, now = table.work, table.now
    seat = table.seats["POL"]
    vacate_seat(work, table.people["POL"], seat.id, now)
    zita = meet(work, 4711, FORMER, "en", True, now)
    hold(work, zita, work.get(Seat, seat.id), now)
    item = table.items(table.open_round())[0]
    facilitator = work.get(Person, work.find(Facilitator, table_id=table.table.id)[0].person_id)
    made = invite_officer(work, facilitator, table.table.id, Role.OBSERVER, str, now)
    take_office(work, zita, made.invitation_id, now)
    zita = meet(work, 4711, NAME, "en", True, now)
    table.people["POL"] = zita
    table.say("POL", item.id, Position.NOTE)
    work.by = zita.id
    state_reason(work, zita, item.id, REASON, now)
    propose(work, zita, table.table.id, GOAL, LINE, now)
    work.add(Associate(table_id=table.table.id, person_id=facilitator.id, role=Role.CONFIDANT, since=now))
    complain(work, zita, table.table.id, COMPLAINT, True, now)
    other = propose(work, _other(table), table.table.id, "Other", "", now)
    work.add(Facilitator(table_id=table.table.id, person_id=zita.id, since=now))
    reply_to_proposal(work, zita, other.proposal_id, REPLY, now)
    work.add(Form(person_id=zita.id, table_id=table.table.id, page="propose", data={"typed": TYPED}))
    work.add(
        SecondWord(
            table_id=table.table.id, round_id=item.round_id, person_id=zita.id, facilitator_id=1,
            act=Act.WITHDRAW, facts={"item": item.id, "reason": WHY}, asked_at=now,
        )
    )  # fmt: skip
    return table, zita


def _other(table: Seated) -> Person:
    return next(one for code, one in table.people.items() if code != "POL")


def everywhere(table: Seated) -> str:
    return repr(table.work.records) + repr(table.work.ledger)


def test_every_text_that_forget_finds_is_in_the_export() -> None:
    table, zita = written()
    exported = json.dumps(own_data(table.work, zita, table.now), ensure_ascii=False)
    found = {one.text for one in own_texts(table.work, zita)}
    assert {NAME, REASON, GOAL, COMPLAINT, REPLY, TYPED, WHY, LINE} <= found
    assert [text for text in found if text not in exported] == []


def test_nothing_of_it_is_left_after_forgetting() -> None:
    table, zita = written()
    texts = {one.text for one in own_texts(table.work, zita) if not one.is_tables and " " in one.text}
    before = everywhere(table)
    assert [text for text in texts if text not in before] == []
    forget(table.work, zita, table.now)
    after = everywhere(table)
    assert [text for text in {*texts, FORMER, NAME, LINE} if text in after] == []


def test_no_name_is_kept_but_the_persons_own() -> None:
    """So that a former one is nowhere."""
    table, _ = written()
    kept = [repr(one) for kind, rows in table.work.records.items() if kind is not Person
            for one in rows.values()]  # fmt: skip
    assert [one for one in kept if FORMER in one or NAME in one] == []
