"""The other agencies answer one by one, friendly, realistic, or with one objection."""

import asyncio
from dataclasses import dataclass
from enum import Enum

from bot.panel.doors.rounds import ChoosePosition, ChooseShown, StateGround, TakeBallot
from bot.rehearsal.cast import Case, Line, Part
from bot.rehearsal.people import Person
from bot.rehearsal.playing import Player
from bot.texts.words import words_for
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.answering import WANTS_REASON
from dialogs.rounds.model import Shown

PAUSE = 0.3


class Mood(Enum):
    FRIENDLY = "friendly"
    REALISTIC = "realistic"
    OBJECTING = "objecting"


@dataclass(frozen=True, slots=True)
class Ask:
    """One item a seat has not answered yet."""

    item_id: int
    goal: str


def line_of(mood: Mood, part: Part, order: int, goal: str, case: Case, language: str) -> Line | None:
    """What the `order`-th of the others says to this goal; None is silence."""
    words = words_for(language)
    if mood is Mood.OBJECTING and order == 0:
        return Line(Position.OBJECT, words._("This would drive people away from help."))
    if mood is Mood.REALISTIC:
        known = case.lines.get((goal, part.code))
        if known:
            return known
        if order == 0:
            return None
    return Line(Position.CONSENT)


async def answer_in_private(
    player: Player, person: Person, round_id: int, asked: list[tuple[Ask, Line]], *, pause: float = PAUSE
) -> None:
    """Through the ballot, item by item, with ground, reason and how it is named."""
    chat = player.world.private(person)
    if player.shows(chat, TakeBallot, round_id=round_id):
        await player.press(person, chat, TakeBallot, round_id=round_id)
    else:
        await player.write(person, "/mine")
        await player.press(person, chat, TakeBallot, round_id=round_id)
    for ask, line in asked:
        await player.press(person, chat, ChoosePosition, item_id=ask.item_id, position=line.position)
        if line.position is Position.OBJECT:
            await player.press(person, chat, StateGround, item_id=ask.item_id, ground=Ground.HARM)
        if line.position in WANTS_REASON:
            await player.write(person, line.reason)
            await player.press(person, chat, ChooseShown, item_id=ask.item_id, shown=Shown.WITH_NAME)
        await asyncio.sleep(pause)
