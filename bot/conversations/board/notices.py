"""What the group is told of a round besides its result: more time, early close, withdrawal, agreements."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversations.board.buttons import TakeOver
from bot.panel.answered import said_by
from bot.panel.doors.rounds import NotYet
from bot.panel.keys import Rows, key
from bot.panel.questioning import question_rows
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.rounds.board_view import board_items, board_view
from dialogs.rounds.codes import Questionable
from dialogs.rounds.model import Item, Proposal, Round, RoundState, Version
from dialogs.rounds.proposing import may_propose_at
from dialogs.rounds.reminding import seats_still_open
from dialogs.rounds.result_view import settled_view
from dialogs.table.authority import has_voice, seat_held
from dialogs.table.model import Person, Seat


@dataclass(frozen=True, slots=True)
class Ahead:
    """A scheduled round in a line."""

    number: int
    opens_at: datetime
    zone: str
    labels: tuple[str, ...]


@words_notice("rounds_ahead")
def rounds_ahead(scene: Scene, notice: Notice) -> Screen:
    waiting = scene.reader.find(Round, table_id=notice.table_id, state=RoundState.SCHEDULED, order="opens_at")
    return Screen(scene.words.render("round/ahead", scheduled=[_ahead(scene, held) for held in waiting]))


@words_notice("round_extended")
def round_extended(scene: Scene, notice: Notice) -> Screen | None:
    held = scene.reader.get(Round, notice.facts["round"])
    if _comes_too_late(notice, held):
        return None
    facts = {"number": held.number, "zone": held.deadline_zone, "deadline": held.deadline}
    text = scene.words.render("round/extended", **{**facts, **notice.facts})
    by_hand = notice.facts["by"] == "facilitator"
    return Screen(text, question_rows(scene, notice, held.id, Questionable.EXTENDED) if by_hand else ())


@words_notice("early_close_announced")
def early_close_announced(scene: Scene, notice: Notice) -> Screen | None:
    view = board_view(scene.reader, notice.facts["round"])
    text = scene.words.render(
        "round/early_close",
        stands=is_announced(scene, notice),
        is_open=scene.reader.get(Round, view.round_id).state is RoundState.OPEN,
        number=view.number,
        at=datetime.fromisoformat(notice.facts["at"]),
        zone=view.zone,
        answered=view.answered,
        all=view.rule.electorate,
        deadline=view.deadline,
        by=said_by(scene, notice) if notice.settled.get("said") == "stopped" else "",
    )
    question = question_rows(scene, notice, view.round_id, Questionable.EARLY_CLOSE)
    if not is_announced(scene, notice):
        return Screen(text) if notice.message_id or not notice.person_id else None
    if notice.person_id and not _is_open(scene, notice, view.round_id):
        return Screen(text, question)
    return Screen(text, ((key(scene.words._("Not yet"), NotYet(view.round_id)),), *question))


def is_announced(scene: Scene, notice: Notice) -> bool:
    """Does what this notice announced still stand?"""
    held = scene.reader.get(Round, notice.facts["round"])
    at = held.early_close_at.isoformat() if held.early_close_at else ""
    return held.state is RoundState.OPEN and at == notice.facts["at"]


def _comes_too_late(notice: Notice, held: Round) -> bool:
    """To somebody who could not be written to meanwhile: what it says of a running round holds no more."""
    return bool(notice.person_id) and not notice.message_id and held.state is not RoundState.OPEN


def _is_open(scene: Scene, notice: Notice, round_id: int) -> bool:
    held, person = scene.reader.get(Round, round_id), scene.reader.get(Person, notice.person_id)
    seat = seat_held(scene.reader, person, held.table_id)
    if seat is None or not has_voice(scene.reader, person, held.table_id):
        return False
    return seat.id in {one.seat_id for one in seats_still_open(scene.reader, held)}


@words_notice("early_close_stopped")
def early_close_stopped(scene: Scene, notice: Notice) -> Screen | None:
    held = scene.reader.get(Round, notice.facts["round"])
    if _comes_too_late(notice, held):
        return None
    facts = {"number": held.number, "zone": held.deadline_zone, "deadline": held.deadline}
    return Screen(scene.words.render("round/early_close_stopped", **facts))


@words_notice("item_withdrawn")
def item_withdrawn(scene: Scene, notice: Notice) -> Screen:
    reader, by_seat = scene.reader, notice.facts["by_seat"]
    item = reader.get(Item, notice.facts["item"])
    held, proposal = reader.get(Round, item.round_id), reader.get(Proposal, item.proposal_id)
    text = scene.words.render(
        "round/withdrawn",
        label=proposal.label,
        number=held.number,
        text=reader.get(Version, item.version_id).text,
        agency=reader.get(Seat, by_seat).agency if by_seat else "",
        reason=notice.facts["reason"],
        is_over=held.state is RoundState.WITHDRAWN,
    )
    keys: Rows = ()
    taken = notice.settled.get("label", "")
    if taken:
        told = scene.words.render("round/taken_over", label=taken, by=said_by(scene, notice))
        text = f"{text}\n\n{told}"
    elif not notice.person_id or held.table_id in may_propose_at(
        reader, reader.get(Person, notice.person_id)
    ):
        keys = ((key(scene.words._("Take over"), TakeOver(proposal.id)),),)
    if not by_seat:
        keys += question_rows(scene, notice, held.id, Questionable.WITHDRAWN)
    return Screen(text, keys)


def _may_take_over(scene: Scene, notice: Notice, held: Round) -> bool:
    """In the group the press itself says who may."""
    if not notice.person_id:
        return True
    return held.table_id in may_propose_at(scene.reader, scene.reader.get(Person, notice.person_id))


@words_notice("agreement_confirmed")
def agreement_confirmed(scene: Scene, notice: Notice) -> Screen:
    return _settled(scene, notice, "round/confirmed")


@words_notice("agreement_suspended")
def agreement_suspended(scene: Scene, notice: Notice) -> Screen:
    return _settled(scene, notice, "round/suspended")


@words_notice("agreement_lapsed")
def agreement_lapsed(scene: Scene, notice: Notice) -> Screen:
    return _settled(scene, notice, "round/lapsed")


def _settled(scene: Scene, notice: Notice, template: str) -> Screen:
    view = settled_view(scene.reader, notice.facts["item"])
    return Screen(scene.words.render(template, view=view))


def _ahead(scene: Scene, held: Round) -> Ahead:
    labels = tuple(item.label for item in board_items(scene.reader, held.id))
    return Ahead(held.number, held.opens_at, held.deadline_zone, labels)
