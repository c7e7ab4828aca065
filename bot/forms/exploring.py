"""An objection explored with its owner, written questions, the legal check: pages and buttons."""

from bot.buttons import button
from dialogs.rounds.exploring import Published

HARM, CHANGE, PUBLISH = "explore_harm", "explore_change", "explore_publish"
ASK, ANSWER = "ask_owner", "answer_owner"
CHECK_WHO, CHECK_DUE, CHECK_RESULT, OBJECTIONS = "check_who", "check_due", "check_result", "objections"


@button("xex")
class Explore:
    item_id: int


@button("xpu")
class PublishAs:
    published: Published


@button("xas")
class AskOwner:
    item_id: int
    place: int


@button("xan")
class AnswerOwner:
    question_id: int


@button("xlc")
class NameCheck:
    proposal_id: int


@button("xlr")
class CheckResult:
    check_id: int


@button("xob")
class OpenObjections:
    """Every objection of a table and what became of it."""

    table_id: int
