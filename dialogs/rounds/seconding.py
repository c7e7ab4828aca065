"""A second facilitator confirms or refuses what one asked for who also holds a seat."""

from datetime import datetime
from typing import Any

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import Seconded
from dialogs.ledger.rounds import SecondConfirmed
from dialogs.ledger.sealed import Sealed
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.closing_early import close_early
from dialogs.rounds.codes import Act
from dialogs.rounds.entering import Spoken, enter_answer, file_sheet
from dialogs.rounds.second import SecondWord, asker_stays, is_overtaken
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.authority import require_facilitator, seat_held
from dialogs.table.model import Person
from dialogs.table.telling import tell_at_once


def second(work: Work, by: Person, asked_id: int, agrees: bool, now: datetime) -> Seconded:
    """Done in the name of whoever asked, recorded with the round; the asker is told either way."""
    asked = work.get(SecondWord, asked_id)
    require_facilitator(work, by, asked.table_id)
    if by.id == asked.person_id:
        raise Refusal("second_is_another")
    if agrees and asked.settled_at is None:
        if not asker_stays(work, asked):
            raise Refusal("second_asker_left")
        if is_overtaken(work, asked):
            raise Refusal("second_overtaken")
    if not work.change(SecondWord, asked.id, {"settled_at": None}, settled_at=now):
        raise Refusal("second_settled")
    said = "seconded" if agrees else "not_seconded"
    show_answered(work, said, now, question("second", asked.id), by=by.id)
    asker = work.get(Person, asked.person_id)
    if agrees:
        _act(work, asker, asked, now)
        seat = seat_held(work, asker, asked.table_id)
        of = Sealed(seat.id if seat else 0)
        work.append(asked.table_id, SecondConfirmed(round=asked.round_id, act=asked.act, seat=of), now)
    facts = {"second": asked.id, "agreed": agrees}
    tell_at_once(work, asker.id, asked.table_id, "second_said", facts, now)
    return Seconded(round_id=asked.round_id, agreed=agrees)


def _act(work: Work, asker: Person, asked: SecondWord, now: datetime) -> None:
    facts: dict[str, Any] = asked.facts
    match asked.act:
        case Act.CLOSE:
            close_early(work, asker, asked.round_id, now, seconded=True)
        case Act.WITHDRAW:
            withdraw_item(work, asker, facts["item"], facts["reason"], now, seconded=True)
        case Act.ENTER:
            said = Spoken.from_facts(facts["said"])
            enter_answer(work, asker, facts["item"], facts["seat"], said, now, seconded=True)
        case Act.SHEET:
            file_sheet(work, asker, facts["answer"], now, seconded=True)
