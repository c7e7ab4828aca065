"""The one path of a press: the toast after the commit, refusals as alerts, errors under a short id."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import BadRequest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.line.desk import Desk
from bot.line.handling import arrival
from bot.panel.actor import Actor, Defaults
from bot.panel.pages import HOME, form_of, go
from bot.panel.router import Route
from bot.panel.seal import sealed_with, token_hash
from bot.panel.toast import Toast, fitting
from bot.panel.way_out import answer_in_chat
from dialogs.owed import Board, BoardKind, Notice
from dialogs.ports import Arrival, Memory, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Reach
from tests.dialogs.fakes import FakeWork

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


class PlainMemory:
    """Runs jobs at once on a FakeWork; a refusal runs its way out and is raised."""

    def __init__(self) -> None:
        self.work = FakeWork()

    async def do(self, job: Any, *, seq: int = 0, about: Any = None, refused: Any = None) -> Any:
        try:
            return job(self.work)
        except Refusal as refusal:
            if refused:
                refused(self.work, refusal)
            raise

    async def read(self, job: Any) -> Any:
        return job(self.work)


@dataclass
class Answers:
    """A bot that keeps what presses were answered, or finds them too old."""

    too_old: bool = False
    username: str = "roundtable_bot"
    said: list[dict[str, Any]] = field(default_factory=list)

    async def answer_callback_query(self, callback_id: str, **said: Any) -> None:
        self.said.append(said)
        if self.too_old:
            raise BadRequest("Query is too old and response timeout expired or query id is invalid")


@dataclass
class Set:
    memory: PlainMemory = field(default_factory=PlainMemory)
    bot: Answers = field(default_factory=Answers)

    async def press(self, handler: Any) -> dict[str, Any]:
        desk = Desk(cast(Memory, self.memory))
        await desk.press(cast(Bot, self.bot), actor(), Route(handler), object())
        return self.bot.said[-1]


def actor(private: bool = True) -> Actor:
    return Actor(
        user_id=7, name="Ada", language_code="de", chat_id=7, private=private, message_id=5,
        callback_id="q", now=NOW, seal=sealed_with("secret"), defaults=Defaults("en", "Europe/Berlin"),
    )  # fmt: skip


@pytest.fixture
async def stand() -> AsyncIterator[Set]:
    token = arrival.set(Arrival(seq=1, update_id=1, received_at=NOW, body="{}"))
    yield Set()
    arrival.reset(token)


async def test_a_press_is_answered_in_the_pressers_language(stand: Set) -> None:
    said = await stand.press(lambda work, actor, button, now: Toast("see_private"))
    assert said == {"text": "Weiter geht es im privaten Chat mit mir.", "show_alert": False, "url": None}


async def test_a_press_without_a_toast_is_answered_too(stand: Set) -> None:
    said = await stand.press(lambda work, actor, button, now: None)
    assert said["text"] is None


async def test_a_link_goes_alone(stand: Set) -> None:
    said = await stand.press(lambda work, actor, button, now: Toast("see_private", start="table_3"))
    assert said == {"text": None, "show_alert": False, "url": "https://t.me/roundtable_bot?start=table_3"}


async def test_a_refusal_is_an_alert_and_redraws_the_pressed_board(stand: Set) -> None:
    work = stand.memory.work
    person = work.add(Person(user_id=7, met_at=NOW))
    board = work.add(Board(kind=BoardKind.PANEL, subject=0, person_id=person.id, message_id=5, dirty=False))
    other = work.add(Board(kind=BoardKind.PANEL, subject=0, person_id=99, message_id=6, dirty=False))

    def refuse(work: Work, actor: Actor, button: object, now: datetime) -> None:
        raise Refusal("not_facilitator")

    said = await stand.press(refuse)
    assert said["show_alert"] and "Moderation" in said["text"]
    assert work.get(Board, board.id).dirty and not work.get(Board, other.id).dirty


async def test_an_error_shows_a_short_id_and_logs_no_words(
    stand: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(work: Work, actor: Actor, button: object, now: datetime) -> None:
        raise ValueError("what somebody wrote")

    said = await stand.press(fail)
    shown = said["text"].rsplit(" ", 1)[-1]
    assert said["show_alert"] and len(shown) == 6
    logged = "".join(capsys.readouterr())
    assert shown in logged and "ValueError" in logged and "what somebody wrote" not in logged


async def test_an_answer_that_comes_too_late_is_harmless(stand: Set) -> None:
    stand.bot.too_old = True
    assert (await stand.press(lambda work, actor, button, now: Toast("see_private")))["text"]


async def test_a_refused_command_is_answered_by_a_notice(stand: Set) -> None:
    answer_in_chat(stand.memory.work, actor(), Refusal("round_closed", number=3, closed_at=NOW))
    notice = stand.memory.work.find(Notice)[0]
    assert notice.facts == {
        "code": "round_closed", "facts": {"zone": "UTC", "number": 3, "closed_at": NOW.isoformat()},
    }  # fmt: skip


def test_going_to_a_page_owes_the_panel_once_the_person_can_be_written_to() -> None:
    work = FakeWork()
    never = work.add(Person(user_id=1, met_at=NOW))
    started = work.add(Person(user_id=2, reach=Reach.STARTED, met_at=NOW))
    for person in (never, started):
        go(work, person, HOME, subject=2)
    assert [one.person_id for one in work.find(Board)] == [started.id]
    assert form_of(work, never).data == {"subject": 2}
    assert form_of(work, work.add(Person(user_id=3, met_at=NOW))).page == HOME


@pytest.mark.parametrize(
    ("text", "shown"), [("x" * 200, "x" * 200), ("x" * 201, "x" * 199 + "…"), ("😀" * 101, "😀" * 99 + "…")]
)
def test_an_alert_is_cut_by_utf_16_units(text: str, shown: str) -> None:
    assert fitting(text) == shown


def test_tokens_are_long_steady_and_of_their_key() -> None:
    seal = sealed_with("secret")
    token = seal.token("seat", 1)
    assert token == sealed_with("secret").token("seat", 1) and len(token) == 22
    assert (
        len({token, seal.token("seat", 2), seal.token("chair", 1), sealed_with("other").token("seat", 1)})
        == 4
    )
    assert len(token_hash(token)) == 64 and "secret" not in repr(seal)
