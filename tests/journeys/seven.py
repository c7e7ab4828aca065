"""A table with one seat of each kind: how it takes part decides how it learns what the table learns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from bot.rehearsal.chats import Chat
from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person as Account
from bot.rehearsal.seating import Seating, seat_table
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Pillar, Position
from dialogs.owed import Board, BoardKind, Notice, NoticeState
from dialogs.ports import Work
from dialogs.rounds.answering import answer
from dialogs.rounds.entering import Spoken, enter_answer
from dialogs.rounds.model import How, Item, Shown
from dialogs.rounds.proposing import propose
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.deputies import let_answer
from dialogs.table.model import Answering, Holding, Person, Reach, Role, Seat, SeatMode, Table
from dialogs.table.modes import answer_by_letter, choose_mode
from dialogs.table.seating import Agency, seat_agencies


class Kind(Enum):
    GROUP = "In the group"
    PRIVATE = "Private chat only"
    LETTER = "By letter"
    PHONE = "By phone"  # held, and its holder never pressed Start
    OUTSIDE = "Outside the group"
    DEPUTY = "With a deputy"  # handed over: both may answer
    LATE = "Pressed Start late"


CALLED = (Kind.LETTER, Kind.PHONE, Kind.LATE)
"""To these nobody can write when it happens."""
PILLARS = {
    Kind.GROUP: Pillar.PREVENTION, Kind.PRIVATE: Pillar.HARM_REDUCTION, Kind.LETTER: Pillar.TREATMENT,
    Kind.PHONE: Pillar.LAW_ENFORCEMENT, Kind.OUTSIDE: Pillar.PREVENTION, Kind.DEPUTY: Pillar.TREATMENT,
    Kind.LATE: Pillar.HARM_REDUCTION,
}  # fmt: skip
NOT_IN_GROUP = (Kind.PRIVATE, Kind.OUTSIDE, Kind.PHONE)


@dataclass
class Seven:
    stage: Stage
    group: Chat
    facilitator: Account
    holders: dict[Kind, Account]  # nobody by letter
    deputy: Account
    seats: dict[Kind, int]
    table_id: int

    async def do(self, job: Callable[[Work], Any]) -> Any:
        made = await self.stage.memory.do(job)
        await self.stage.settle()
        return made

    def person(self, work: Work, account: Account) -> Person:
        return work.find(Person, user_id=account.id)[0]

    def of(self, work: Work, kind: Kind) -> Person:
        return self.person(work, self.holders[kind])

    def by(self, work: Work) -> Person:
        return self.person(work, self.facilitator)

    def reached(self, kind: Kind) -> list[Account]:
        """Who is to learn it in private."""
        if kind in CALLED:
            return []
        return [self.holders[kind], *([self.deputy] if kind is Kind.DEPUTY else [])]

    async def open_round(self, goals: int = 2) -> int:
        def job(work: Work) -> int:
            now, by = self.stage.clock(), self.by(work)
            made = tuple(
                propose(work, by, self.table_id, f"Goal {at}", "", now).proposal_id for at in range(goals)
            )
            deadline = work.get(Table, self.table_id).calendar.default_deadline(now)
            return schedule_round(work, by, self.table_id, made, now, deadline, now).round_id

        made: int = await self.do(job)
        return made

    async def all_say(self, round_id: int, positions: dict[Kind, Position]) -> None:
        def job(work: Work) -> None:
            now = self.stage.clock()
            for item in work.find(Item, round_id=round_id):
                for kind, position in positions.items():
                    if kind in self.holders:
                        answer(work, self.of(work, kind), item.id, position, now)
                    else:
                        by, seat = self.by(work), self.seats[kind]
                        enter_answer(work, by, item.id, seat, _by_sheet(position, now.date()), now)

        await self.do(job)

    async def notices(self, code: str, account: Account | None = None) -> list[Notice]:
        """Those that arrived, to an account or in the group."""

        def job(reader: Any) -> list[Notice]:
            person = reader.find(Person, user_id=account.id)[0].id if account else 0
            found: list[Notice] = reader.find(Notice, code=code, person_id=person, state=NoticeState.SENT)
            return found

        return await self.stage.memory.read(job)

    async def shown(self, code: str, account: Account) -> list[Message]:
        chat = self.stage.world.private(account)
        return [chat.by_id[one.message_id] for one in await self.notices(code, account)]

    async def card(self, account: Account, round_id: int) -> Message | None:
        def job(reader: Any) -> int:
            person = reader.find(Person, user_id=account.id)[0].id
            board = reader.first(Board, kind=BoardKind.BALLOT, subject=round_id, person_id=person)
            return board.message_id if board else 0

        number = await self.stage.memory.read(job)
        return self.stage.world.private(account).by_id[number] if number else None


def _by_sheet(position: Position, day: date) -> Spoken:
    return Spoken(
        position=position, ground=None, reason="", shown=Shown.WITH_NAME, how=How.LETTER, day=day,
        function="Head", by_sheet=True,
    )  # fmt: skip


async def seat_seven(stage: Stage, language: str = "en") -> Seven:
    world = stage.world
    facilitator = world.person("Frida", language=language)
    holders: dict[Kind, Account] = {
        kind: world.person(kind.value, language=language) for kind in Kind if kind is not Kind.LETTER
    }
    deputy = world.person("Deputy", language=language)
    inside = [one for kind, one in holders.items() if kind not in NOT_IN_GROUP]
    group = world.group("Auenfurt", facilitator, [*inside, deputy])
    world.add_bot(group, facilitator, administrator=True)
    for kind, one in holders.items():
        if kind not in CALLED:
            world.start(one, "")
    for one in (facilitator, deputy):
        world.start(one, "")
    await stage.settle()
    agencies = [(Agency(kind.value, PILLARS[kind], kind is Kind.PRIVATE), kind) for kind in Kind]
    seated = [(agency, holders.get(kind, deputy)) for agency, kind in agencies]
    seven = Seven(stage, group, facilitator, holders, deputy, {}, 0)
    await seven.do(lambda work: _seat(work, seven, Seating(group.id, "City", facilitator, seated), language))
    return seven


def _seat(work: Work, seven: Seven, seating: Seating, language: str) -> None:
    now = seven.stage.clock()
    by_letter = replace(seating, seats=[one for one in seating.seats if one[0].name != Kind.LETTER.value])
    _seat_all(work, seating, by_letter, language, seven)
    deputy, rep = seven.person(work, seven.deputy), seven.of(work, Kind.DEPUTY)
    seat = seven.seats[Kind.DEPUTY]
    holding = work.add(
        Holding(table_id=seven.table_id, seat_id=seat, person_id=deputy.id, role=Role.DEPUTY,
                answers=Answering.WAITS, since=now)
    )  # fmt: skip
    let_answer(work, rep, holding.id, Answering.HANDED_OVER, now)
    private = seven.of(work, Kind.PRIVATE)
    choose_mode(work, private, seven.seats[Kind.PRIVATE], SeatMode.PRIVATE, now)
    answer_by_letter(work, seven.by(work), seven.seats[Kind.LETTER], "Head", now)
    for kind in (Kind.PHONE, Kind.LATE):
        work.change(Person, seven.of(work, kind).id, {}, reach=Reach.NEVER)


def _seat_all(work: Work, seating: Seating, held: Seating, language: str, seven: Seven) -> None:
    """All agencies have a seat; nobody takes the one by letter."""
    now = seven.stage.clock()
    seat_table(work, held, language, now)
    table = work.find(Table, chat_id=seating.chat_id)[0]
    letter = [agency for agency, _ in seating.seats if agency.name == Kind.LETTER.value]
    seat_agencies(work, seven.by(work), table.id, letter, now)
    seven.table_id = table.id
    by_name = {one.agency: one.id for one in work.find(Seat, table_id=table.id)}
    seven.seats = {kind: by_name[kind.value] for kind in Kind}
