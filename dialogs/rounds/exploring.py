"""After a return each objection is explored with its owner, in private; never voted on (deliberation.md).

The owner says what harm, to whom, and the smallest change it could live with, and how that may be published.
Then up to three written questions, each to be answered within two working days.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.ledger.objections import ObjectionExplored, Owner
from dialogs.ledger.sealed import Sealed
from dialogs.methods.positions import Ground, Position
from dialogs.owed import Timer, TimerKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.aftermath import tell_seat
from dialogs.rounds.amending import objectors, returned_item
from dialogs.rounds.model import Answer, Item, Proposal, Shown
from dialogs.table.authority import require_facilitator, voice_of
from dialogs.table.model import Person, Seat, Table
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text

EXPLORE_LIMIT = 500
QUESTION_LIMIT = 300
MOST_QUESTIONS = 3
DAYS_TO_ANSWER = 2


class Published(Enum):
    WITH_NAME = "with_name"
    ONE_SEAT = "one_seat"
    NOT = "not"  # the facilitators read it, the plan has nothing of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """What the owner of an objection says it is about."""

    id: int = 0
    table_id: int
    item_id: int
    seat_id: int
    person_id: int
    harm: str
    change: str
    published: Published
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestion:
    """To the owner of an objection; `answer` "" while it waits."""

    id: int = 0
    table_id: int
    item_id: int
    seat_id: int
    person_id: int  # who answered, 0 nobody yet
    asked_by: int = 0  # the facilitator who wrote it
    text: str
    answer: str = ""
    asked_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A standing objection as others see it: `agency` "" is one seat. `place` numbers it, from 1."""

    place: int
    agency: str
    ground: Ground | None
    explored: Exploration | None
    questions: tuple[WrittenQuestion, ...]


def explore(
    work: Work, by: Person, item_id: int, harm: str, change: str, published: Published, now: datetime
) -> Exploration:
    """By a holder of the objecting seat, once, while no new version is put; 1-500 characters each."""
    item, seat = explorable(work, by, item_id)
    made = work.add(
        Exploration(
            table_id=item.table_id,
            item_id=item.id,
            seat_id=seat.id,
            person_id=by.id,
            harm=plain_text(harm, EXPLORE_LIMIT, "harm"),
            change=plain_text(change, EXPLORE_LIMIT, "change"),
            published=published,
            at=now,
        )
    )
    if published is not Published.NOT:
        owner = Owner(seat=seat.id, named=published is Published.WITH_NAME)
        said = ObjectionExplored(
            item=item.id, owner=Sealed(owner), harm=Sealed(made.harm), change=Sealed(made.change)
        )
        work.append(item.table_id, said, now)
    asked = question("exploring", item.id, seat.id)
    show_answered(work, "explored", now, asked, by=by.id, seat=seat.id)
    tell_facilitators(work, item.table_id, "objection_explored", {"exploration": made.id}, now)
    return made


def ask_owner(work: Work, by: Person, item_id: int, place: int, text: str, now: datetime) -> WrittenQuestion:
    """By the facilitator, at most three an objection; the owner stays unnamed where it chose so."""
    item = _returned(work, item_id)
    require_facilitator(work, by, item.table_id)
    seat_id = askable(work, item.id, place)
    calendar = work.get(Table, item.table_id).calendar
    made = work.add(
        WrittenQuestion(
            table_id=item.table_id,
            item_id=item.id,
            seat_id=seat_id,
            person_id=0,
            asked_by=by.id,
            text=plain_text(text, QUESTION_LIMIT, "question"),
            asked_at=now,
            until=calendar.add_working_time(now, DAYS_TO_ANSWER),
        )
    )
    due_at, kind = made.until + timedelta(seconds=1), TimerKind.QUESTION_OVER
    work.add(Timer(table_id=item.table_id, kind=kind, subject=made.id, due_at=due_at))
    tell_seat(work, seat_id, "owner_asked", now, question=made.id)
    return made


def askable(reader: Reader, item_id: int, place: int) -> int:
    """The seat that owns this objection, if it may be asked once more."""
    item = _returned(reader, item_id)
    owners = objectors(reader, item)
    if not 1 <= place <= len(owners):
        raise Refusal("gone", kind="objection")
    asked = reader.find(WrittenQuestion, item_id=item.id, seat_id=owners[place - 1])
    if len(asked) >= MOST_QUESTIONS:
        raise Refusal("questions_asked", limit=MOST_QUESTIONS)
    return owners[place - 1]


def answer_question(work: Work, by: Person, question_id: int, text: str, now: datetime) -> WrittenQuestion:
    """By a holder of the seat asked, once, within two working days; 1-500 characters."""
    asked = own_question(work, by, question_id, lock=Lock.UPDATE)
    if now > asked.until:
        raise Refusal("question_over", until=asked.until)
    answer = plain_text(text, EXPLORE_LIMIT, "answer")
    done = work.save(replace(asked, answer=answer, person_id=by.id))
    said = question("question", asked.id)
    show_answered(work, "question_answered", now, said, by=by.id, seat=asked.seat_id)
    tell_facilitators(work, asked.table_id, "owner_answered", {"question": asked.id}, now)
    return done


def objections(reader: Reader, item: Item) -> tuple[Objection, ...]:
    """Those that stand, each as its seat chose to be shown."""
    return tuple(
        _objection(reader, item, seat_id, place)
        for place, seat_id in enumerate(objectors(reader, item), start=1)
    )


def explorable(reader: Reader, by: Person, item_id: int) -> tuple[Item, Seat]:
    """The returned item and the seat of `by` whose objection stands there unexplored."""
    item = _returned(reader, item_id)
    seat = voice_of(reader, by, item.table_id)
    if seat.id not in objectors(reader, item):
        raise Refusal("not_your_objection")
    if reader.first(Exploration, item_id=item.id, seat_id=seat.id):
        raise Refusal("explored_already")
    return item, seat


def own_question(reader: Reader, by: Person, question_id: int, *, lock: Lock = Lock.NONE) -> WrittenQuestion:
    """The question put to the seat of `by`, still to be answered."""
    asked = reader.get(WrittenQuestion, question_id, lock=lock)
    if voice_of(reader, by, asked.table_id).id != asked.seat_id:
        raise Refusal("not_your_objection")
    if asked.answer:
        raise Refusal("question_answered")
    return asked


def needs_law(reader: Reader, item: Item) -> bool:
    """Is one of them on law or mandate?"""
    return any(one.ground in (Ground.LAW, Ground.MANDATE) for one in objections(reader, item))


def returned(reader: Reader, proposal_id: int) -> Item:
    """The returned item of a goal; Refusal if it has none any more."""
    proposal = reader.get(Proposal, proposal_id)
    item = returned_item(reader, proposal)
    if item is None:
        raise Refusal("not_returned", label=proposal.label)
    return item


def _returned(reader: Reader, item_id: int) -> Item:
    item = returned(reader, reader.get(Item, item_id).proposal_id)
    if item.id != item_id:
        raise Refusal("button_outdated")
    return item


def _objection(reader: Reader, item: Item, seat_id: int, place: int) -> Objection:
    said = reader.first(Answer, item_id=item.id, seat_id=seat_id, latest=True, position=Position.OBJECT)
    late = reader.first(Settlement, item_id=item.id, seat_id=seat_id, kind=SettlementKind.OBJECT)
    named = said is not None and said.shown is Shown.WITH_NAME
    ground = said.ground if said else late.ground if late else None
    return Objection(
        place=place,
        agency=reader.get(Seat, seat_id).agency if named else "",
        ground=ground,
        explored=reader.first(Exploration, item_id=item.id, seat_id=seat_id),
        questions=tuple(reader.find(WrittenQuestion, item_id=item.id, seat_id=seat_id)),
    )
