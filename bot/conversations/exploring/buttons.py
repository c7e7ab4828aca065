"""What can be pressed: objections explored."""

from bot.panel.buttons import button
from dialogs.rounds.exploring import Published


@button("xex")
class Explore:
    item_id: int


@button("xpu")
class PublishAs:
    published: Published


@button("xan")
class AnswerOwner:
    question_id: int
