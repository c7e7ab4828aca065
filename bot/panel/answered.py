"""What a message says once its question is settled: what was answered, by whom, when; without a button."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.panel.audience import FACILITATORS, table_of_notice
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from dialogs.asking import asked_by
from dialogs.meetings.model import Task
from dialogs.owed import Notice
from dialogs.refusals import Refusal
from dialogs.rounds.amending import Confirmation
from dialogs.rounds.exploring import WrittenQuestion
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.mine_view import round_for
from dialogs.rounds.model import Answer, Item, Proposal, Round, RoundState
from dialogs.rounds.second import SecondWord
from dialogs.table.model import Claim, Person, Seat, SeatMode, Table

Facts = dict[str, Any]


def answered(scene: Scene, notice: Notice, *, is_theirs: bool = True) -> Screen:
    """`is_theirs` False: the reader may not know any more what it was about."""
    asked = asked_by(notice.code, notice.facts, notice.table_id)
    if not is_theirs or not asked:
        return Screen(scene.words.render("notices/answered", kind="", said="", by=""))
    kind, number, *_ = asked.split(":")
    facts = {"kind": kind, "said": notice.settled.get("said", ""), **notice.settled}
    try:
        facts |= _ABOUT.get(kind, _nothing)(scene, notice, int(number))
        return Screen(scene.words.render("notices/answered", **{**facts, "by": said_by(scene, notice)}))
    except Refusal:
        return Screen(scene.words.render("notices/answered", kind="", said="", by=""))


def said_by(scene: Scene, notice: Notice) -> str:
    """From whom the answer came and when, as far as its reader may know, escaped; "" if nobody gave one."""
    settled = notice.settled
    table_id = notice.table_id or table_of_notice(scene.reader, notice)
    if not settled or not table_id:
        return ""
    zone = scene.reader.get(Table, table_id).zone
    by, seat_id = settled["by"], settled["seat"]
    who, agency = "", ""
    if by and by == notice.person_id:
        who = "you"
    elif seat_id:
        who, agency = _named(scene, notice, scene.reader.get(Seat, seat_id))
    elif by:
        who = "facilitation"
    at = datetime.fromisoformat(settled["at"])
    return Markup(scene.words.render("notices/said_by", who=who, agency=agency, at=at, zone=zone))


def _named(scene: Scene, notice: Notice, seat: Seat) -> tuple[str, str]:
    """A seat that takes part in private is named to its holders and the facilitators only."""
    is_own = notice.person_id and notice.facts.get("seat") == seat.id
    if seat.mode is SeatMode.PRIVATE and not is_own and notice.code not in FACILITATORS:
        return "one_seat", ""
    return "seat", seat.agency


def _claim(scene: Scene, notice: Notice, number: int) -> Facts:
    made = scene.reader.get(Claim, number)
    person = scene.reader.get(Person, made.person_id)
    agency = scene.reader.get(Seat, made.seat_id).agency
    return {"agency": agency, "name": scene.words.account(person.name, person.username)}


def _round(scene: Scene, notice: Notice, number: int) -> Facts:
    held = scene.reader.get(Round, number)
    return {"number": held.number, "zone": held.deadline_zone}


def _ballot(scene: Scene, notice: Notice, number: int) -> Facts:
    """Said of the state: an answer to one of several goals is not the whole."""
    held = scene.reader.get(Round, number)
    one = round_for(scene.reader, held, notice.facts["seat"])
    is_open = held.state is RoundState.OPEN  # afterwards no item is open, and none would seem to be missing
    given = is_open and one.given == one.items
    return {"number": held.number, "said": "given" if given else "over"}


def _item(scene: Scene, notice: Notice, number: int) -> Facts:
    item = scene.reader.get(Item, number)
    held, proposal = scene.reader.get(Round, item.round_id), scene.reader.get(Proposal, item.proposal_id)
    return {"label": proposal.label, "number": held.number}


def _answer(scene: Scene, notice: Notice, number: int) -> Facts:
    stored = scene.reader.get(Answer, number)
    agency = scene.reader.get(Seat, stored.seat_id).agency
    newer = not stored.latest
    return {**_item(scene, notice, stored.item_id), "agency": agency, "newer": newer}


def _confirmation(scene: Scene, notice: Notice, number: int) -> Facts:
    if "label" in notice.settled:  # a wording that was dropped is not kept
        return {}
    return _proposal(scene, notice, scene.reader.get(Confirmation, number).proposal_id)


def _second(scene: Scene, notice: Notice, number: int) -> Facts:
    return _round(scene, notice, scene.reader.get(SecondWord, number).round_id)


def _question(scene: Scene, notice: Notice, number: int) -> Facts:
    asked = scene.reader.get(WrittenQuestion, number)
    return {**_item(scene, notice, asked.item_id), "text": asked.answer}


def _check(scene: Scene, notice: Notice, number: int) -> Facts:
    check = scene.reader.get(LegalCheck, number)
    return {**_item(scene, notice, check.item_id), "text": check.result}


def _proposal(scene: Scene, notice: Notice, number: int) -> Facts:
    return {"label": scene.reader.get(Proposal, number).label}


def _task(scene: Scene, notice: Notice, number: int) -> Facts:
    task = scene.reader.get(Task, number)
    return {"number": task.number, "text": task.text, "said": task.state.value}


def _table(scene: Scene, notice: Notice, number: int) -> Facts:
    return {"name": scene.reader.get(Table, number).name}


def _nothing(scene: Scene, notice: Notice, number: int) -> Facts:
    return {"kind": ""}


_ABOUT: dict[str, Callable[[Scene, Notice, int], Facts]] = {
    "answer": _answer,
    "approval": _item,
    "ballot": _ballot,
    "check": _check,
    "claim": _claim,
    "confirmation": _confirmation,
    "early_close": _round,
    "exploring": _item,
    "facilitator": _table,
    "late": _item,
    "opening": _round,
    "opinion": _item,
    "question": _question,
    "rewriting": _proposal,
    "second": _second,
    "task": _task,
    "time": _round,
    "waiting": _proposal,
}
"""By the kind of question: what names it. The kinds missing here word their answer where they ask."""
