"""Whoever wrote a text is known, also where others answered or dropped it: /export and /forget find it."""

from dataclasses import replace
from datetime import timedelta

from dialogs.methods.positions import Position
from dialogs.rounds.amending import Confirmation, amend, confirm_version
from dialogs.rounds.exploring import WrittenQuestion, answer_question
from dialogs.rounds.legal import LegalCheck, record_result
from dialogs.rounds.model import Answer, Item, Proposal, ProposalState
from dialogs.table.forgetting import forget
from dialogs.table.model import Facilitator, Person
from dialogs.table.own_texts import own_texts
from tests.bot.private.city import person_of
from tests.bot.private.full_table import QUESTION, FullTable, full_table

ANSWER, RESULT, WORDING = "Written answer", "Written result", "Written wording"


def texts_of(full: FullTable, person: Person) -> set[str]:
    return {one.text for one in own_texts(full.city.work, person)}


def forgotten(full: FullTable, person: Person) -> str:
    work, now = full.city.work, full.city.now
    work.by = 0
    forget(work, work.get(Person, person.id), now + timedelta(hours=1))
    return repr(work.records) + repr(work.ledger)


def test_a_question_is_its_askers_and_the_answer_its_answerers() -> None:
    full = full_table()
    work, asker, owner = full.city.work, full.roles["facilitator"], full.roles["objector"]
    answer_question(work, owner, work.find(WrittenQuestion)[0].id, ANSWER, full.city.now)
    assert QUESTION in texts_of(full, asker) and QUESTION not in texts_of(full, owner)
    assert ANSWER in texts_of(full, owner) and ANSWER not in texts_of(full, asker)
    left = forgotten(full, asker)
    assert QUESTION not in left and ANSWER in left
    assert ANSWER not in forgotten(full, owner)


def test_a_legal_result_is_of_who_entered_it() -> None:
    full = full_table()
    work, now = full.city.work, full.city.now
    other = person_of(work, 90, "Other facilitator", "en")
    work.add(Facilitator(table_id=full.table_id, person_id=other.id, since=now))
    work.by = other.id
    record_result(work, other, work.find(LegalCheck)[0].id, RESULT, now)
    assert RESULT in texts_of(full, other)
    assert RESULT not in {one.text for one in own_texts(work, full.roles["facilitator"])}
    assert RESULT not in forgotten(full, other)


def test_a_dropped_wording_is_still_its_authors() -> None:
    full = full_table()
    work, now, writer = full.city.work, full.city.now, full.roles["facilitator"]
    returned = work.find(Proposal, state=ProposalState.DECIDED)[0]
    proposer = work.find(Answer, item_id=work.find(Item, proposal_id=returned.id)[0].id, latest=True,
                         position=Position.CONSENT)[0]  # fmt: skip
    work.save(replace(returned, seat_id=proposer.seat_id))
    amend(work, writer, returned.id, WORDING, "", now)
    assert WORDING in texts_of(full, writer)
    asked = work.find(Confirmation, seat_id=proposer.seat_id)[0]
    confirm_version(work, full.city.holders[proposer.seat_id - 1], asked.id, False, now)
    assert WORDING in texts_of(full, writer)
    assert WORDING not in forgotten(full, writer)
