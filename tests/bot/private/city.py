"""A small seated table over the fake unit of work, and people who press and type at its handlers."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.delivery.screens import Screens
from bot.panel import router
from bot.panel.actor import Actor, Defaults
from bot.panel.buttons import BadButton, pack, parse
from bot.panel.pages import decline, form_of
from bot.panel.router import Where
from bot.panel.screen import Screen
from bot.panel.seal import sealed_with
from bot.panel.toast import Toast
from bot.texts.words import Words, words_for
from dialogs.methods.positions import Pillar
from dialogs.owed import Board, BoardKind, Notice
from dialogs.refusals import Refusal
from dialogs.table.model import Facilitator, Holding, Person, Reach, Seat, Table, TableState
from tests.dialogs.fakes import FakeWork

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
SEAL = sealed_with("0:test")
PILLARS = (*Pillar, Pillar.HARM_REDUCTION)


@dataclass
class City:
    work: FakeWork
    now: datetime
    table: Table
    facilitator: Person
    holders: list[Person]
    language: str

    @property
    def screens(self) -> Screens:
        return Screens("roundtable_bot", SEAL)

    @property
    def words(self) -> Words:
        return words_for(self.language)

    def press(self, person: Person, button: object) -> Toast | None:
        """As its data would arrive: what the codec refuses is an outdated button."""
        self.work.seq += 1
        known = self.work.get(Person, person.id)
        try:
            read = parse(pack(button))
        except BadButton:
            raise Refusal("button_outdated") from None
        return router.buttons[type(read)].handler(self.work, self.actor(known), read, self.now)

    def press_label(self, person: Person, screen: Screen, part: str) -> Toast | None:
        """Press the first button whose label holds `part`, as Telegram would hand it back."""
        found = [key for row in screen.buttons for key in row if part in key.label]
        assert found, (part, [key.label for row in screen.buttons for key in row])
        return self.press(person, parse(found[0].data))

    def command(self, person: Person, name: str, argument: str = "") -> None:
        route = router.commands[(name, Where.PRIVATE)]
        route.handler(self.work, self.actor(person), argument, self.now)

    def write(self, person: Person, text: str) -> str:
        """Type a text where the person stands; the refusal's code if it was not taken."""
        page = form_of(self.work, person).page
        try:
            router.texts[page].handler(self.work, self.actor(person), text, self.now)
        except Refusal as refusal:
            decline(self.work, person, text, refusal.code, {"zone": self.table.zone, **refusal.facts})
            return refusal.code
        return ""

    def panel(self, person: Person) -> Screen:
        return self._shown(BoardKind.PANEL, 0, person)

    def ballot(self, person: Person, round_id: int) -> Screen:
        return self._shown(BoardKind.BALLOT, round_id, person)

    def ballot_wanted(self, person: Person, round_id: int) -> int:
        """How often its redrawing was asked for."""
        return self.work.find(Board, kind=BoardKind.BALLOT, subject=round_id, person_id=person.id)[0].wanted

    def notice(self, code: str, person: Person) -> Screen:
        owed = self.work.find(Notice, code=code, person_id=person.id)
        assert owed, code
        screen = self.screens.notice(self.work, owed[-1], self.now)
        assert screen is not None
        return within_limits(screen)

    def _shown(self, kind: BoardKind, subject: int, person: Person) -> Screen:
        board = self.work.first(Board, kind=kind, subject=subject, person_id=person.id)
        assert board is not None, "nothing is owed to them"
        screen = self.screens.board(self.work, replace(board, message_id=board.message_id or 1), self.now)
        assert screen is not None
        return within_limits(screen)

    def actor(self, person: Person) -> Actor:
        return Actor(
            user_id=person.user_id, name=person.name, language_code=self.language, chat_id=person.user_id,
            private=True, now=self.now, seal=SEAL, person=person,
            defaults=Defaults("en", "Europe/Berlin"),
        )  # fmt: skip


def seated_city(language: str = "en", *, agency: str = "Agency", days: int = 0) -> City:
    """Five agencies in four pillars, one of them the lived-experience seat, all reached."""
    work = FakeWork()
    table = work.add(
        Table(chat_id=-100, name="Auenfurt", language=language, zone="Europe/Berlin",
              state=TableState.OPEN, created_at=START)
    )  # fmt: skip
    facilitator = person_of(work, 1, "Facilitator", language)
    work.add(Facilitator(table_id=table.id, person_id=facilitator.id, since=START))
    holders = []
    for at, pillar in enumerate(PILLARS, start=1):
        seat = work.add(
            Seat(
                table_id=table.id,
                agency=f"{agency} {at}",
                pillar=pillar,
                lived_experience=at == 5,
                position=at,
            )
        )
        holder = person_of(work, 10 + at, f"Holder {at}", language)
        work.add(Holding(table_id=table.id, seat_id=seat.id, person_id=holder.id, since=START))
        holders.append(holder)
    return City(work, START + timedelta(days=days), table, facilitator, holders, language)


def within_limits(screen: Screen) -> Screen:
    text = unescape(re.sub(r"<[^>]+>", "", screen.text))
    assert len(text.encode("utf-16-le")) // 2 <= 4096
    assert text.strip() == text.strip("\n "), "stray blanks"
    assert "\n\n\n" not in screen.text, screen.text
    for row in screen.buttons:
        assert len(row) <= 8
        for key in row:
            assert key.label and len(key.label) <= 64 and len(key.data.encode()) <= 64
    return screen


def person_of(work: FakeWork, user_id: int, name: str, language: str) -> Any:
    return work.add(
        Person(
            user_id=user_id,
            name=name,
            language=language,
            language_chosen=True,
            reach=Reach.STARTED,
            met_at=START,
        )
    )
