"""The facilitator's desk: queue, rounds, and what can be done with each. Positions are never shown here."""

from bot.conversations.desk.buttons import ExtendBy, ReplyToGoal, TakeBack, WithdrawItem
from bot.conversations.desk.forms import DESK, EARLY, EXTEND, EXTEND_REASON, GOAL, REPLY, WITHDRAW
from bot.panel.doors.goals import LookAtVersion, OpenObjections, OpenPropose
from bot.panel.doors.meetings import OpenMeetings
from bot.panel.doors.rounds import (
    ROUND,
    AnswerSheets,
    CloseEarly,
    DraftRound,
    EnterAnswer,
    ExtendRound,
    FileSheet,
    LookAtEarlyClose,
    LookAtGoal,
    LookAtRound,
    NotYet,
    OpenCalls,
    OpenDesk,
)
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.texts.glossary import marked
from dialogs.owed import Form
from dialogs.rounds.desk_view import DeskRound, desk_view, round_on_desk
from dialogs.rounds.entered_view import EnteredOne, entered_in
from dialogs.rounds.extending import REASON_LIMIT
from dialogs.rounds.model import Item, Proposal, Round, RoundState
from dialogs.rounds.proposing import REPLY_LIMIT
from dialogs.rounds.queue_view import QueuedGoal, goal_view
from dialogs.rounds.second import SecondWord, still_asked
from dialogs.table.model import Person

MOST_KEYS = 40

MOST_ENTERED = 12

EXTENSION_DAYS = (1, 2, 3, 5, 7, 14)


@page(DESK, to=facilitators)
def draw_desk(scene: Scene, person: Person, form: Form) -> Screen:
    view, words = desk_view(scene.reader, form.table_id, scene.now), scene.words
    goals = rows((key(goal.label, LookAtGoal(goal.proposal_id)) for goal in view.queue[:MOST_KEYS]), 4)
    rounds = rows(
        (key(words._("Round %(number)s", number=one.number), LookAtRound(one.round_id))
         for one in (*view.open, *view.scheduled)[:MOST_KEYS]), 2
    )  # fmt: skip
    versions = rows(
        (key(words._("%(label)s: wordings", label=one.label), LookAtVersion(one.proposal_id))
         for one in view.versions[:MOST_KEYS]), 2
    )  # fmt: skip
    meetings = key(words._("Meetings and tasks"), OpenMeetings(form.table_id))
    new = (key(words._("Propose a goal"), OpenPropose(form.table_id)), meetings)
    rounds += ((key(words._("Objections"), OpenObjections(form.table_id)),),)
    return Screen(words.render("panel/desk", view=view), (*goals, *versions, *rounds, new))


@page(GOAL, to=facilitators)
def draw_goal(scene: Scene, person: Person, form: Form) -> Screen:
    goal, words = _goal(scene, form), scene.words
    reply = (key(words._("Reply in writing"), ReplyToGoal(goal.proposal_id)),) if goal.agency else ()
    keys = ((key(words._("Put in a round"), DraftRound(goal.proposal_id)), *reply), _to_desk(scene, form))
    return Screen(words.render("panel/desk_goal", goal=goal), keys)


@page(REPLY, to=facilitators)
def draw_reply(scene: Scene, person: Person, form: Form) -> Screen:
    text = scene.words.render("panel/desk_reply", goal=_goal(scene, form), limit=REPLY_LIMIT)
    return Screen(text, (_to_desk(scene, form),))


@page(ROUND, to=facilitators)
def draw_round(scene: Scene, person: Person, form: Form) -> Screen:
    view = _round(scene, form)
    entered = entered_in(scene.reader, scene.reader.get(Round, view.round_id), person)
    facts = {"entered": entered[:MOST_ENTERED], "seconds": _seconds(scene, view)}
    text = scene.words.render("panel/desk_round", view=view, **facts)
    return Screen(text, (*_powers(scene, view), *_reach_keys(scene, view, entered), _to_desk(scene, form)))


@page(EXTEND, to=facilitators)
def draw_extend(scene: Scene, person: Person, form: Form) -> Screen:
    view, words = _round(scene, form), scene.words
    keys = rows(
        (key(words.ngettext("%(num)s day", "%(num)s days", days), ExtendBy(view.round_id, days))
         for days in EXTENSION_DAYS), 3
    )  # fmt: skip
    return Screen(words.render("panel/extend", view=view), (*keys, _to_round(scene, view.round_id)))


@page(EXTEND_REASON, to=facilitators)
def draw_extend_reason(scene: Scene, person: Person, form: Form) -> Screen:
    view, days = _round(scene, form), form.data["days"]
    held = scene.reader.get(Round, view.round_id)
    until = held.calendar.later_deadline(held.deadline, days)
    text = scene.words.render("panel/extend_reason", view=view, days=days, until=until, limit=REASON_LIMIT)
    return Screen(text, (_to_round(scene, view.round_id),))


@page(EARLY, to=facilitators)
def draw_early(scene: Scene, person: Person, form: Form) -> Screen:
    view, words = _round(scene, form), scene.words
    label = words._("Announce the close") if view.closes_at else words._("Close now")
    keys = ((key(label, CloseEarly(view.round_id)),), _to_round(scene, view.round_id))
    return Screen(words.render("panel/close_early", view=view), keys)


@page(WITHDRAW, to=facilitators)
def draw_withdraw(scene: Scene, person: Person, form: Form) -> Screen:
    item = scene.reader.get(Item, form.data["item"])
    label = scene.reader.get(Proposal, item.proposal_id).label
    text = scene.words.render("panel/withdraw", label=label, limit=REASON_LIMIT)
    return Screen(text, (_to_round(scene, item.round_id),))


def _powers(scene: Scene, view: DeskRound) -> Rows:
    words = scene.words
    if view.state is RoundState.SCHEDULED:
        return ((key(words._("Take back"), TakeBack(view.round_id)),),)
    if view.state is not RoundState.OPEN:
        return ()
    first = [key(words._("Extend"), ExtendRound(view.round_id))] if view.extensions_left > 0 else []
    if view.early_close_at is None:
        first.append(key(words._("Close early"), LookAtEarlyClose(view.round_id)))
    else:
        first.append(key(words._("Not yet"), NotYet(view.round_id)))
    taken = (
        key(words._("Withdraw %(label)s", label=one.label), WithdrawItem(one.item_id)) for one in view.items
    )
    return (tuple(first), *rows(taken)) if first else rows(taken)


def _seconds(scene: Scene, view: DeskRound) -> int:
    """Acts that wait for a second facilitator."""
    asked = scene.reader.find(SecondWord, round_id=view.round_id, settled_at=None)
    return sum(still_asked(scene.reader, one) for one in asked)


def _reach_keys(scene: Scene, view: DeskRound, entered: tuple[EnteredOne, ...]) -> Rows:
    """Seats that do not answer in Telegram: call, enter, sheets."""
    words = scene.words
    told = marked("%(agency)s, %(label)s: signed sheet is on file")
    sheets = tuple(
        (key(words._(told, agency=shortened(one.agency, 24), label=one.label), FileSheet(one.answer.id)),)
        for one in entered[:MOST_ENTERED]
        if not (one.answer.confirmed or one.entered.confirmed_at)
    )
    if view.state is not RoundState.OPEN:
        return sheets if view.state is RoundState.CLOSED else ()
    enter = key(words._("Enter an answer"), EnterAnswer(view.round_id))
    calls = key(words._("Call list"), OpenCalls(view.round_id))
    papers = key(words._("Answer sheets (PDF)"), AnswerSheets(view.round_id))
    return ((enter, calls), (papers,), *sheets)


def _goal(scene: Scene, form: Form) -> QueuedGoal:
    return goal_view(scene.reader, scene.reader.get(Proposal, form.data["proposal"]), scene.now)


def _round(scene: Scene, form: Form) -> DeskRound:
    return round_on_desk(scene.reader, scene.reader.get(Round, form.data["round"]), scene.now)


def _to_desk(scene: Scene, form: Form) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), OpenDesk(form.table_id)),)


def _to_round(scene: Scene, round_id: int) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), LookAtRound(round_id)),)
