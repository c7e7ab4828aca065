"""Who facilitates and holds a seat closes, withdraws, enters and files sheets only with a second one."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dialogs.answered import show_lapsed
from dialogs.asking import question
from dialogs.events import SecondAsked
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.codes import Act
from dialogs.rounds.entered import stands_unconfirmed
from dialogs.rounds.model import Answer, Round, RoundState
from dialogs.table.authority import is_facilitator, seat_held
from dialogs.table.model import Facilitator, Person
from dialogs.table.telling import tell_at_once


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondWord:
    """What one facilitator asked another to confirm; `facts` are the use case's arguments."""

    id: int = 0
    table_id: int
    round_id: int
    person_id: int  # who asked
    facilitator_id: int  # the office in which they did; what it asked for ends with it
    act: Act
    facts: dict[str, Any] = field(default_factory=dict)
    asked_at: datetime
    settled_at: datetime | None = None


def needs_second(reader: Reader, by: Person, table_id: int) -> bool:
    return is_facilitator(reader, by, table_id) and seat_held(reader, by, table_id) is not None


def require_second_there(reader: Reader, by: Person, table_id: int) -> None:
    """Refusal("second_wanted") to whoever needs a second facilitator where there is none."""
    there = reader.find(Facilitator, table_id=table_id, until=None)
    if needs_second(reader, by, table_id) and all(one.person_id == by.id for one in there):
        raise Refusal("second_wanted")


def ask_second(
    work: Work, by: Person, table_id: int, round_id: int, act: Act, facts: dict[str, Any], now: datetime
) -> SecondAsked:
    """Every other facilitator is asked; Refusal("second_wanted") if there is none."""
    there = work.find(Facilitator, table_id=table_id, until=None)
    others = [one for one in there if one.person_id != by.id]
    if not others:
        raise Refusal("second_wanted")
    before = work.find(SecondWord, round_id=round_id, person_id=by.id, act=act, settled_at=None)
    if any(one.facts == facts and still_asked(work, one) for one in before):
        return SecondAsked(round_id=round_id)
    asked = work.add(
        SecondWord(
            table_id=table_id,
            round_id=round_id,
            person_id=by.id,
            facilitator_id=next(one.id for one in there if one.person_id == by.id),
            act=act,
            facts=facts,
            asked_at=now,
        )
    )
    for one in others:
        tell_at_once(work, one.person_id, table_id, "second_asked", {"second": asked.id}, now)
    return SecondAsked(round_id=round_id)


def still_asked(reader: Reader, asked: SecondWord) -> bool:
    """Does it wait for a word still, with whoever asked in office and the round as it was?"""
    return asked.settled_at is None and asker_stays(reader, asked) and not is_overtaken(reader, asked)


def asker_stays(reader: Reader, asked: SecondWord) -> bool:
    """Does whoever asked facilitate still, without having left the office since?"""
    return reader.get(Facilitator, asked.facilitator_id).until is None


def is_overtaken(reader: Reader, asked: SecondWord) -> bool:
    """Has the round ended since, or has the seat answered or confirmed what was to be entered or filed?"""
    if asked.act is Act.SHEET:
        return not stands_unconfirmed(reader, reader.get(Answer, asked.facts["answer"]))
    if reader.get(Round, asked.round_id).state is not RoundState.OPEN:
        return True
    if asked.act is not Act.ENTER:
        return False
    item, seat = asked.facts["item"], asked.facts["seat"]
    stands = reader.first(Answer, item_id=item, seat_id=seat, latest=True)
    return stands is not None and stands.at > asked.asked_at


def end_asked(work: Work, round_id: int, now: datetime, *acts: Act) -> None:
    """What these were asked for has come about, or was stopped: nobody's word is waited for any more."""
    wanted: dict[str, Any] = {"act": acts} if acts else {}
    for one in work.find(SecondWord, round_id=round_id, settled_at=None, **wanted):
        work.change(SecondWord, one.id, {"settled_at": None}, settled_at=now)
        show_lapsed(work, question("second", one.id))
