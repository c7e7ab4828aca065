"""A small world for the tests of the simulated Telegram: one group, its creator, the police, an outsider."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.rehearsal.chats import Chat
from bot.rehearsal.conformance import Description, load
from bot.rehearsal.people import Person
from bot.rehearsal.telegram import Telegram


@dataclass
class Clock:
    moment: datetime = field(default_factory=lambda: datetime(2026, 12, 14, 8, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class Town:
    """`send` is sendMessage into the group, `ask` any request: both give the result or raise ApiError."""

    world: Telegram
    clock: Clock
    facilitator: Person
    police: Person
    outsider: Person
    group: Chat

    def ask(self, method: str, **parameters: Any) -> Any:
        return self.world.api.call(method, parameters).result

    def send(self, text: str = "Board", **parameters: Any) -> Any:
        return self.ask("sendMessage", **{"chat_id": self.group.id, "text": text, **parameters})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_town(clock: Clock) -> Callable[..., Town]:
    def build(*, administrator: bool = True, supergroup: bool = True, **options: Any) -> Town:
        world = Telegram(clock, **options)
        facilitator, police = (
            world.person("Facilitator", language="de"),
            world.person("Police", language="en"),
        )
        group = world.group("Auenfurt", facilitator, [police], supergroup=supergroup)
        world.add_bot(group, facilitator, administrator=administrator)
        world.updates.take()
        return Town(world, clock, facilitator, police, world.person("Outsider"), group)

    return build


@pytest.fixture
def town(new_town: Callable[..., Town]) -> Town:
    return new_town()


@pytest.fixture
def described() -> Description:
    """The Bot API's description; it may be missing on a developer's machine, never in CI."""
    path = os.environ.get("BOT_API_JSON", "")
    if not Path(path).is_file():
        if os.environ.get("CI"):
            pytest.fail("BOT_API_JSON must name the Bot API's description in CI")
        pytest.skip("BOT_API_JSON names no file")
    return load(path)
