"""Auenfurt from an empty group to its first plan, through the real handlers on the simulated Telegram."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import OpenNow, ShowPage, TickGoal
from bot.panel.doors.table import (
    AcceptSeat,
    AskForSeat,
    ClaimSeat,
    ConfirmClaim,
    InviteToAll,
    SeatStarters,
    SetUpTable,
    UseThese,
)
from bot.panel.drafts import DRAFT, GOALS
from bot.rehearsal.cast import Case, Line, auenfurt
from bot.rehearsal.chats import Chat
from bot.rehearsal.clock import next_monday
from bot.rehearsal.crowd import waiting_seats
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.others import answer_in_private
from bot.rehearsal.people import Person
from bot.rehearsal.stage import Stage
from bot.texts.words import words_for
from dialogs.methods.positions import Outcome, Position
from dialogs.owed import Form, Notice
from dialogs.plan.fold import fold
from dialogs.plan.model import Plan
from dialogs.plan.verify import verify_tables
from dialogs.ports import Reader
from dialogs.rounds.model import Round
from dialogs.table.model import Table

ZONE = "Europe/Berlin"
_SEAT_LINK = re.compile(r"https://t\.me/\S+\?start=seat_\S+")
T = TypeVar("T")
Tell = Callable[[str], None]
Step = tuple[str, Callable[[], Awaitable[None]]]
EXPECTED = (
    Outcome.ADOPTED, Outcome.ADOPTED, Outcome.WITH_RESERVATIONS, Outcome.WITH_RESERVATIONS, Outcome.ADOPTED,
)  # fmt: skip
"""How the case closed, goal by goal."""
STEPS = 6


@dataclass(frozen=True, slots=True)
class Played:
    """`flaws`: everything that did not go as it should; empty when the plan may be trusted."""

    plan: Plan
    flaws: tuple[str, ...]


async def play_auenfurt(folder: Path, now: datetime, language: str, tell: Tell) -> Played:
    """The database is a file in `folder`; `tell` hears each step. NotPossible if a button is missing."""
    stage = await Stage.open(folder, next_monday(now, ZoneInfo(ZONE)), zone=ZONE)
    try:
        demo = Demo.cast(stage, language)
        for step, act in demo.steps():
            tell(step)
            await act()
        return await demo.verdict()
    finally:
        await stage.close()


@dataclass(frozen=True, slots=True)
class Demo:
    stage: Stage
    case: Case
    group: Chat
    facilitator: Person
    holders: dict[str, Person]
    """By the agency's name; the last one claims its seat, the others come by their links."""

    @classmethod
    def cast(cls, stage: Stage, language: str) -> "Demo":
        case, world = auenfurt(language), stage.world
        facilitator = world.person(words_for(language)._("Facilitator"), language=language)
        holders = {part.agency: world.person(part.agency, language=language) for part in case.parts}
        return cls(stage, case, world.group(case.city, facilitator, holders.values()), facilitator, holders)

    def steps(self) -> tuple[Step, ...]:
        return (
            ("The bot comes to an empty group", self.come),
            ("The facilitator sets the table up", self.set_up),
            ("Ten agencies take their seats", self.seat),
            ("Five goals are proposed and put in one round", self.propose),
            ("Every agency answers in private", self.answer),
            ("The deadline comes and the round closes", self.close),
        )

    async def come(self) -> None:
        world = self.stage.world
        world.add_bot(self.group, self.facilitator)
        world.promote(world.bot, self.group, by=self.facilitator)
        await self.stage.settle()

    async def set_up(self) -> None:
        await self._press(self.facilitator, SetUpTable, chat=self.group)
        await self._press(self.facilitator, UseThese)
        body = words_for(self.facilitator.language)._("Rehearsal office")
        await self.stage.player.share(self.facilitator, body)
        await self._press(self.facilitator, SeatStarters)

    async def seat(self) -> None:
        """All but the last by a one-time link; the last claims its seat in the group and is confirmed."""
        await self._press(self.facilitator, InviteToAll)
        *invited, last = self.holders.items()
        for agency, person in invited:
            self.stage.world.open_link(person, self._link(agency))
            await self.stage.player.start(person)
            await self._press(person, AcceptSeat)
        agency, person = last
        await self.stage.player.write(person, "/who", self.group)
        await self._press(person, AskForSeat, chat=self.group)
        await self._press(person, ClaimSeat)
        await self._press(self.facilitator, ConfirmClaim)

    async def propose(self) -> None:
        for goal in self.case.goals:
            await self.stage.player.write(self.facilitator, f"/propose {goal}")
            await self._press(self.facilitator, SkipLine)
            await self._press(self.facilitator, ConfirmProposal)
        await self._press(self.facilitator, ShowPage, page=GOALS)
        for _ in self.case.goals[1:]:
            await self._press(self.facilitator, TickGoal, ticked=True)
        await self._press(self.facilitator, ShowPage, page=DRAFT)
        await self._press(self.facilitator, OpenNow)

    async def answer(self) -> None:
        round_id, waiting = await self._read(lambda reader: waiting_seats(reader, self.group.id))
        people = {person.id: agency for agency, person in self.holders.items()}
        codes = {part.agency: part.code for part in self.case.parts}
        for user_id, asks in waiting:
            agency = people[user_id]
            said = [(ask, self._line(ask.goal, codes[agency])) for ask in asks]
            await answer_in_private(self.stage.player, self.holders[agency], round_id, said, pause=0)

    async def close(self) -> None:
        deadline = await self._read(lambda reader: reader.find(Round)[0].deadline)
        await self.stage.pass_time(deadline + timedelta(minutes=1))

    async def verdict(self) -> Played:
        plan = await self._read(_plan)
        outcomes = tuple(item.outcome for held in plan.rounds for item in held.items)
        flaws = [f"outcomes are {outcomes}"] if outcomes != EXPECTED else []
        flaws += [f"Telegram declined: {one}" for one in self.stage.world.violations]
        flaws += [f"the ledger does not hold: {one}" for one in await self._read(_ledger_flaws)]
        flaws += [f"refused: {one}" for one in await self._refusals()]
        return Played(plan, tuple(flaws))

    async def _refusals(self) -> list[str]:
        """Every refusal anybody met: as an alert, a message, or in a form that still waits."""
        claimed = {
            words_for(person.language).toast("seat_claimed", agency=agency)
            for agency, person in self.holders.items()
        }
        people = (self.facilitator, *self.holders.values())
        alerts = [
            toast.text for person in people for toast in self.stage.world.toasts(person) if toast.is_alert
        ]
        return [one for one in alerts if one not in claimed] + await self._read(_refused)

    async def _press(
        self, person: Person, kind: type[Any], *, chat: Chat | None = None, **fields: Any
    ) -> None:
        await self.stage.player.press(person, chat or self.stage.world.private(person), kind, **fields)

    async def _read(self, job: Callable[[Reader], T]) -> T:
        return await self.stage.roundtable.memory.read(job)

    def _line(self, goal: str, code: str) -> Line:
        return self.case.lines.get((goal, code), Line(Position.CONSENT))

    def _link(self, agency: str) -> str:
        for message in self.stage.world.private(self.facilitator).messages:
            found = _SEAT_LINK.search(message.text)
            if found and agency in message.text:
                return found.group()
        raise NotPossible(f"no link for {agency}")


def _plan(reader: Reader) -> Plan:
    return fold(reader.entries(reader.find(Table)[0].id))


def _ledger_flaws(reader: Reader) -> list[str]:
    return [f"{one.flaw}" for one in verify_tables(reader) if one.flaw]


def _refused(reader: Reader) -> list[str]:
    noticed = [notice.facts["code"] for notice in reader.find(Notice, code="refused")]
    return noticed + [form.data["problem"] for form in reader.find(Form) if "problem" in form.data]
