"""What a round asks of anybody, in every message: looked at again whenever its state changes."""

from datetime import datetime, timedelta

from dialogs.answered import show_lapsed
from dialogs.asking import question
from dialogs.owed import Timer, TimerKind
from dialogs.ports import Reader, Work
from dialogs.rounds.model import Answer, Elector, Item, Round
from dialogs.rounds.questioning import POSSIBLE_FOR
from dialogs.rounds.second import SecondWord

OF_A_ROUND = ("step", "time", "calls", "opening", "early_close")
OF_A_SEAT = ("ballot", "early_close")
OF_A_SEAT_AND_ITEM = ("approval", "late", "opinion", "exploring")


def look_again(work: Work, held: Round) -> None:
    """Everything asked in the round, and what its items still ask after it."""
    seats = [one.seat_id for one in work.find(Elector, round_id=held.id)]
    asked = [question(kind, held.id) for kind in OF_A_ROUND]
    asked += [question(kind, held.id, seat) for kind in OF_A_SEAT for seat in seats]
    waiting = work.find(SecondWord, round_id=held.id, settled_at=None)
    asked += [question("second", one.id) for one in waiting]
    for item in work.find(Item, round_id=held.id):
        asked += _of_item(work, item, seats)
    show_lapsed(work, *asked)


def end_asking(work: Work, ended: Round, at: datetime) -> None:
    """Once separate opinions and questions are over, no message offers them any more."""
    for over in (ended.calendar.separate_opinion_until(at), at + POSSIBLE_FOR):
        due_at, kind = over + timedelta(seconds=1), TimerKind.ASKED_UNTIL
        work.add(Timer(table_id=ended.table_id, kind=kind, subject=ended.id, due_at=due_at))


def look_again_at_item(work: Work, item: Item) -> None:
    seats = [one.seat_id for one in work.find(Elector, round_id=item.round_id)]
    show_lapsed(work, *_of_item(work, item, seats))


def of_an_answer(round_id: int, seat_id: int) -> tuple[str, ...]:
    """What waits until the seat has answered everything."""
    return tuple(question(kind, round_id, seat_id) for kind in OF_A_SEAT)


def _of_item(reader: Reader, item: Item, seats: list[int]) -> list[str]:
    asked = [question(kind, item.id, seat) for kind in OF_A_SEAT_AND_ITEM for seat in seats]
    answers = [question("answer", one.id) for one in reader.find(Answer, item_id=item.id, latest=True)]
    return [*asked, *answers, question("takeover", item.id)]
