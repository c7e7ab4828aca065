"""Where the rehearsed table stands, for the guide and the plan strip: read from the bot's own records."""

from dataclasses import dataclass

from bot.rehearsal.crowd import waiting_seats
from bot.rehearsal.guide import Standing
from bot.rehearsal.room import Room, Seated
from dialogs.owed import Form
from dialogs.ports import Reader
from dialogs.rounds.model import Ballot, Item, ItemState, Round, RoundState, Step
from dialogs.table.model import Facilitator, Holding, Person, Table, TableState


@dataclass(frozen=True, slots=True)
class Facts:
    """`waits`: user ids of the people the bot waits for."""

    standing: Standing
    table: Table | None
    running: Round | None
    waits: frozenset[int]
    decided: tuple[Item, ...]


def read_facts(reader: Reader, room: Room) -> Facts:
    table = reader.first(Table, chat_id=room.group.id)
    rounds = reader.find(Round, table_id=table.id) if table else []
    running = next((one for one in rounds if one.state is RoundState.OPEN), None)
    _, waiting = waiting_seats(reader, room.group.id)
    asked = frozenset(user for user, _ in waiting)
    decided = reader.find(Item, table_id=table.id, state=ItemState.DECIDED, order="id") if table else []
    return Facts(
        standing=_standing(reader, room, table, rounds, running, asked),
        table=table,
        running=running,
        waits=asked or _facilitators(reader, table, running),
        decided=tuple(decided),
    )


def _standing(
    reader: Reader, room: Room, table: Table | None, rounds: list[Round], running: Round | None,
    asked: frozenset[int],
) -> Standing:  # fmt: skip
    first, second = _played(room)
    seats = len(reader.find(Holding, table_id=table.id, until=None)) if table else 0
    others = asked - {first.person.id, second.person.id}
    step = _step(reader, running, second.person.id)
    plays = {room.facilitator.id: "facilitator", first.person.id: "first", second.person.id: "second"}
    return Standing(
        is_open=bool(table and table.state is TableState.OPEN),
        has_facilitator=bool(table and reader.first(Facilitator, table_id=table.id, until=None)),
        seats=seats,
        free_seats=len(room.seats) - seats,
        has_round=any(one.state is not RoundState.SCHEDULED for one in rounds),
        is_running=running is not None,
        is_previewing=_page(reader, room.facilitator.id).startswith("draft"),
        first_answered=running is not None and first.person.id not in asked,
        second_answered=running is not None and second.person.id not in asked,
        reason_owed=step in (Step.REASON, Step.GROUND, Step.PREVIEW),
        is_reason_written=step is Step.PREVIEW,
        all_answered=running is not None and not asked,
        others_answered=len(others) <= 1,
        plan_opened=room.is_plan_opened,
        plays=plays.get(room.selected.id, "other"),
        goal=room.case.goals[0],
        first=first.part.agency,
        second=second.part.agency,
        facilitator_id=room.facilitator.id,
        first_id=first.person.id,
        second_id=second.person.id,
    )


def _played(room: Room) -> tuple[Seated, Seated]:
    """The two agencies the guide plays: police and self-organisation, or the first and the last."""
    by_code = {one.part.code: one for one in room.seats}
    return by_code.get("POL", room.seats[0]), by_code.get("SHG", room.seats[-1])


def _page(reader: Reader, user_id: int) -> str:
    person = reader.first(Person, user_id=user_id)
    form = reader.first(Form, person_id=person.id) if person else None
    return form.page if form else ""


def _step(reader: Reader, running: Round | None, user_id: int) -> Step | None:
    person = reader.first(Person, user_id=user_id)
    if running is None or person is None:
        return None
    ballot = reader.first(Ballot, round_id=running.id, person_id=person.id)
    return ballot.step if ballot else None


def _facilitators(reader: Reader, table: Table | None, running: Round | None) -> frozenset[int]:
    """Nobody is asked anything: it is the facilitator's turn."""
    if table is None or running is not None:
        return frozenset()
    led = reader.find(Facilitator, table_id=table.id, until=None)
    return frozenset(reader.get(Person, one.person_id).user_id for one in led)
