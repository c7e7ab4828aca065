"""Whom the facilitator is to call, because the bot can write to nobody there, and what to tell them."""

from datetime import datetime

from bot.conversations.entering.buttons import ConfirmEntered
from bot.panel.answered import said_by
from bot.panel.doors.rounds import FileSheet, OpenCalls, TakeBallot
from bot.panel.keys import Rows, key
from bot.panel.questioning import question_rows
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from bot.texts.glossary import CAME_BY
from dialogs.meetings.model import Meeting
from dialogs.owed import Notice
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.codes import Questionable
from dialogs.rounds.entered import Entered
from dialogs.rounds.entering import may_be_confirmed
from dialogs.rounds.model import Answer, Item, Proposal, Round, RoundState
from dialogs.table.model import Person, Seat, Table


@words_notice("answer_entered")
def answer_entered(scene: Scene, notice: Notice) -> Screen | None:
    """To the seat's holders: what was entered for them."""
    stored, words = scene.reader.get(Answer, notice.facts["answer"]), scene.words
    if not stored.latest:
        return None
    is_open = scene.reader.get(Round, stored.round_id).state is RoundState.OPEN
    asks = is_open and may_be_confirmed(scene.reader, stored, scene.now)
    keys: Rows = ((key(words._("Confirm"), ConfirmEntered(stored.id)),),) if asks else ()
    if is_open:
        keys += ((key(words._("Answer myself"), TakeBallot(stored.round_id)),),)
    keys += question_rows(scene, notice, stored.round_id, Questionable.ENTERED)
    confirmed = said_by(scene, notice) if notice.settled.get("said") in ("confirmed", "sheet_filed") else ""
    return _about(scene, notice, stored, keys, asks=asks, is_open=is_open, confirmed=confirmed)


@words_notice("entered_to_confirm")
def entered_to_confirm(scene: Scene, notice: Notice) -> Screen | None:
    stored = scene.reader.get(Answer, notice.facts["answer"])
    if not may_be_confirmed(scene.reader, stored, scene.now):
        return None
    confirm = (key(scene.words._("Confirm"), ConfirmEntered(stored.id)),)
    keys = (confirm, *question_rows(scene, notice, stored.round_id, Questionable.ENTERED))
    return _about(scene, notice, stored, keys)


@words_notice("sheet_wanted")
def sheet_wanted(scene: Scene, notice: Notice) -> Screen | None:
    stored = scene.reader.get(Answer, notice.facts["answer"])
    if not may_be_confirmed(scene.reader, stored, scene.now):
        return None
    keys = ((key(scene.words._("The signed sheet is on file"), FileSheet(stored.id)),),)
    return _about(scene, notice, stored, keys)


def _about(scene: Scene, notice: Notice, stored: Answer, keys: Rows, **told: object) -> Screen | None:
    reader = scene.reader
    entered = reader.first(Entered, answer_id=stored.id)
    if entered is None:
        return None
    held, item = reader.get(Round, stored.round_id), reader.get(Item, stored.item_id)
    facts = {
        "table": named_table(reader, reader.get(Person, notice.person_id), stored.table_id),
        "agency": reader.get(Seat, stored.seat_id).agency,
        "number": held.number,
        "label": reader.get(Proposal, item.proposal_id).label,
        "stored": stored,
        "entered": entered,
        "waits": item.settle_by is not None,
        "by": scene.words._(CAME_BY[entered.how]),
        **told,
    }
    return Screen(scene.words.render(f"notices/{notice.code}", **facts), keys)


@words_notice("seats_to_call")
def seats_to_call(scene: Scene, notice: Notice) -> Screen:
    facts, reader = notice.facts, scene.reader
    person, held = reader.get(Person, notice.person_id), _round(scene, facts)
    seats = [reader.get(Seat, one) for one in facts["seats"]]
    meeting = reader.first(Meeting, id=facts["meeting"]) if "meeting" in facts else None
    zone = held.deadline_zone if held else reader.get(Table, facts["table"]).zone
    text = scene.words.render(
        "notices/seats_to_call",
        table=named_table(reader, person, facts["table"]),
        about=facts["about"],
        seats=[f"{one.agency} ({one.function})" if one.function else one.agency for one in seats],
        number=held.number if held else meeting.number if meeting else 0,
        deadline=held.deadline if held else None,
        zone=zone,
        at=meeting.at if meeting else datetime.fromisoformat(facts["at"]) if "at" in facts else None,
        place=meeting.place if meeting else "",
        label=_label(scene, facts),
    )
    is_open = held is not None and held.state is RoundState.OPEN
    return Screen(text, ((key(scene.words._("Call list"), OpenCalls(held.id)),),) if held and is_open else ())


def _round(scene: Scene, facts: dict[str, int]) -> Round | None:
    if "round" in facts:
        return scene.reader.first(Round, id=facts["round"])
    item = scene.reader.first(Item, id=facts["item"]) if "item" in facts else None
    return scene.reader.first(Round, id=item.round_id) if item else None


def _label(scene: Scene, facts: dict[str, int]) -> str:
    item = scene.reader.first(Item, id=facts["item"]) if "item" in facts else None
    proposal_id = item.proposal_id if item else facts.get("proposal", 0)
    proposal = scene.reader.first(Proposal, id=proposal_id) if proposal_id else None
    return proposal.label if proposal else ""
