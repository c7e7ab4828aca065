"""Private notices about rounds: reminders, what a facilitator learns, what a seat can do after a close."""

from collections.abc import Callable
from typing import Any

from bot.panel.doors.goals import ObjectLate, RefuseObjecting, SettleApproval, WriteOpinion
from bot.panel.doors.rounds import ExtendRound, LookAtGoal, LookAtRound, OpenDesk, TakeBallot
from bot.panel.keys import Rows, key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.methods.positions import Position
from dialogs.owed import Notice
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.extending import MOST_EXTENSIONS
from dialogs.rounds.late_objection import late_objector
from dialogs.rounds.mine_view import round_for
from dialogs.rounds.model import Answer, Item, Proposal, ProposalState, Round, RoundState
from dialogs.rounds.opinions import opinion_wanted
from dialogs.rounds.put_view import put_view
from dialogs.rounds.queue_view import goal_view
from dialogs.rounds.settling import approval_awaited
from dialogs.table.model import Person, Table


@words_notice("reminder")
def reminder(scene: Scene, notice: Notice) -> Screen | None:
    held = scene.reader.get(Round, notice.facts["round"])
    if held.state is not RoundState.OPEN or scene.now > held.deadline:
        return None
    one = round_for(scene.reader, held, notice.facts["seat"])
    if one.given == one.items:
        return None
    answer = key(scene.words._("Answer now"), TakeBallot(held.id))
    return _screen(scene, notice, held.table_id, ((answer,),), one=one)


@words_notice("call_wanted")
def call_wanted(scene: Scene, notice: Notice) -> Screen:
    held = scene.reader.get(Round, notice.facts["round"])
    return _screen(scene, notice, held.table_id, (), held=held, agency=notice.facts["agency"])


@words_notice("time_asked")
def time_asked(scene: Scene, notice: Notice) -> Screen | None:
    held, facts = scene.reader.get(Round, notice.facts["round"]), notice.facts
    if notice.settled or held.state is not RoundState.OPEN:
        return None
    may_extend = held.extensions < MOST_EXTENSIONS
    keys: Rows = ((key(scene.words._("Extend"), ExtendRound(held.id)),),) if may_extend else ()
    return _screen(
        scene, notice, held.table_id, keys, held=held, agency=facts["agency"], until=facts["until"]
    )


@words_notice("goal_waits")
def goal_waits(scene: Scene, notice: Notice) -> Screen | None:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    if proposal.state is not ProposalState.QUEUED:
        return None
    look = key(scene.words._("Schedule or reply"), LookAtGoal(proposal.id))
    goal = goal_view(scene.reader, proposal, scene.now)
    return _screen(scene, notice, proposal.table_id, ((look,),), goal=goal)


@words_notice("goal_replied")
def goal_replied(scene: Scene, notice: Notice) -> Screen:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    goal = goal_view(scene.reader, proposal, scene.now)
    return _screen(scene, notice, proposal.table_id, (), goal=goal, reply=notice.facts["text"])


@words_notice("approval_asked")
def approval_asked(scene: Scene, notice: Notice) -> Screen | None:
    item, words = notice.facts["item"], scene.words
    if not _is_asked(scene, notice, lambda person, put: approval_awaited(scene.reader, person, put)):
        return None
    keys = (
        (key(words._("Approved"), SettleApproval(item, SettlementKind.CONFIRMED)),),
        (key(words._("Refused: stand aside"), SettleApproval(item, SettlementKind.STAND_ASIDE)),),
        (key(words._("Refused: object"), RefuseObjecting(item)),),
    )
    return _about_item(scene, notice, keys)


@words_notice("late_objection_offered")
def late_objection_offered(scene: Scene, notice: Notice) -> Screen | None:
    if not _is_asked(scene, notice, lambda person, put: late_objector(scene.reader, person, put, scene.now)):
        return None
    return _about_item(scene, notice, ((key(scene.words._("Object"), ObjectLate(notice.facts["item"])),),))


@words_notice("opinion_offered")
def opinion_offered(scene: Scene, notice: Notice) -> Screen | None:
    if not _is_asked(scene, notice, lambda person, put: opinion_wanted(scene.reader, person, put, scene.now)):
        return None
    item, label = notice.facts["item"], scene.words._("Write a separate opinion")
    said = scene.reader.first(Answer, item_id=item, seat_id=notice.facts["seat"], latest=True)
    objects = said is not None and said.position is Position.OBJECT
    return _about_item(scene, notice, ((key(label, WriteOpinion(item)),),), objects=objects)


@words_notice("opening_failed")
def opening_failed(scene: Scene, notice: Notice) -> Screen | None:
    held = scene.reader.get(Round, notice.facts["round"])
    if held.state is not RoundState.SCHEDULED:
        return None
    why = scene.words.refusal(notice.facts["why"])
    look = key(scene.words._("Look at the round"), LookAtRound(held.id))
    keys: Rows = ((look,), (key(scene.words._("Facilitator's desk"), OpenDesk(held.table_id)),))
    return _screen(scene, notice, held.table_id, keys, held=held, why=why)


def _is_asked(scene: Scene, notice: Notice, require: Callable[[Person, Item], object]) -> bool:
    """May its reader still do what it offers?"""
    person = scene.reader.get(Person, notice.person_id)
    try:
        require(person, scene.reader.get(Item, notice.facts["item"]))
    except Refusal:
        return False
    return True


def _about_item(scene: Scene, notice: Notice, keys: Rows, **facts: Any) -> Screen:
    put = put_view(scene.reader, notice.facts["item"], scene.reader.get(Person, notice.person_id))
    return Screen(scene.words.render(f"notices/{notice.code}", put=put, table=put.table, **facts), keys)


def _screen(scene: Scene, notice: Notice, table_id: int, keys: Rows, **facts: Any) -> Screen:
    person = scene.reader.get(Person, notice.person_id)
    table, zone = named_table(scene.reader, person, table_id), scene.reader.get(Table, table_id).zone
    return Screen(scene.words.render(f"notices/{notice.code}", table=table, zone=zone, **facts), keys)
