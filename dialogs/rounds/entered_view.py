"""What the facilitator may still enter in a round, and what was entered so far."""

from dataclasses import dataclass

from dialogs.ports import Reader
from dialogs.rounds.ballot import open_items
from dialogs.rounds.entered import Entered
from dialogs.rounds.entering import is_theirs
from dialogs.rounds.model import Answer, How, Item, Proposal, Round, Version
from dialogs.rounds.opening import electorate
from dialogs.table.model import Person, Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class ToEnter:
    """A seat with goals it has not answered itself; `given`: of them, entered already."""

    seat_id: int
    agency: str
    items: int
    given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredOne:
    """`own`: entered by the reader, who alone of the facilitators sees what it was before the close."""

    answer: Answer
    entered: Entered
    agency: str
    label: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPut:
    item_id: int
    label: str
    version: int
    text: str
    line: str


def to_enter(reader: Reader, round_id: int) -> tuple[ToEnter, ...]:
    """Seats by letter or phone and seats still open first; none that answered everything itself."""
    items = {one.id for one in open_items(reader, round_id)}
    found = []
    for elector in electorate(reader, round_id):
        answers = reader.find(Answer, round_id=round_id, seat_id=elector.seat_id, latest=True)
        theirs = {one.item_id for one in answers if is_theirs(reader, one)} & items
        given = {one.item_id for one in answers} & items
        if theirs != items:
            open_for = len(items - theirs)
            found.append(
                ToEnter(
                    seat_id=elector.seat_id,
                    agency=elector.agency,
                    items=open_for,
                    given=len(given - theirs),
                )
            )
    return tuple(sorted(found, key=lambda one: (one.given == one.items, one.agency)))


def next_to_enter(reader: Reader, round_id: int, seat_id: int) -> Item | None:
    """The first goal this seat has not answered in any way."""
    given = {one.item_id for one in reader.find(Answer, round_id=round_id, seat_id=seat_id, latest=True)}
    return next((item for item in open_items(reader, round_id) if item.id not in given), None)


def item_to_enter(reader: Reader, round_id: int, seat_id: int) -> ItemPut:
    """The next one; the last again where all are given, so that a slip can be mended."""
    item = next_to_enter(reader, round_id, seat_id) or open_items(reader, round_id)[-1]
    return item_put(reader, item)


def item_put(reader: Reader, item: Item) -> ItemPut:
    version = reader.get(Version, item.version_id)
    return ItemPut(
        item_id=item.id,
        label=reader.get(Proposal, item.proposal_id).label,
        version=version.number,
        text=version.text,
        line=version.line,
    )


def entered_in(reader: Reader, held: Round, person: Person) -> tuple[EnteredOne, ...]:
    found = []
    for one in reader.find(Answer, round_id=held.id, latest=True, how=_ENTERED, order="id"):
        entered = reader.first(Entered, answer_id=one.id)
        if entered:
            found.append(_entered(reader, one, entered, person))
    return tuple(found)


def _entered(reader: Reader, one: Answer, entered: Entered, person: Person) -> EnteredOne:
    item = reader.get(Item, one.item_id)
    return EnteredOne(
        answer=one,
        entered=entered,
        agency=reader.get(Seat, one.seat_id).agency,
        label=reader.get(Proposal, item.proposal_id).label,
        own=entered.person_id == person.id,
    )


_ENTERED = tuple(one for one in How if one is not How.TELEGRAM)
