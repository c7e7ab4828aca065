"""The guide of the rehearsal room: from where the table stands to one sentence, one glowing control."""

from collections.abc import Callable
from enum import Enum

from bot.conversations.proposing.forms import LINE, PREVIEW, TEXT
from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import OpenNow, ShowPage
from bot.panel.drafts import DRAFT
from bot.rehearsal.guidance import Choice, Control, Guidance, Press, be
from bot.rehearsal.guide_setup import SECOND_LOOK, set_up, take_seats
from bot.rehearsal.reasons_owed import OWING, owed_reason
from bot.rehearsal.standing import Standing
from bot.rehearsal.trials import answers, mine
from bot.texts.words import Words
from dialogs.methods.positions import Position


class Stage(Enum):
    """What the table needs next, in the order of a round."""

    SET_UP = "set_up"
    TAKE_SEATS = "take_seats"
    PROPOSE = "propose"
    WRITE_GOAL = "write_goal"
    QUEUED = "queued"
    PREVIEW = "preview"
    SCHEDULED = "scheduled"
    ANSWER_FIRST = "answer_first"
    ANSWER_NOTE = "answer_note"
    GIVE_REASON = "give_reason"
    OTHERS = "others"
    DEADLINE = "deadline"
    PLAN = "plan"
    DONE = "done"


PROPOSING = (TEXT, LINE, PREVIEW)


def stage_of(now: Standing) -> Stage:
    if not now.is_open:
        return Stage.SET_UP
    if now.is_running:
        return _answering(now)
    if now.vacant and not now.has_round and not now.goes_on:
        return Stage.TAKE_SEATS
    return _between_rounds(now)


def _answering(now: Standing) -> Stage:
    if not now.first_answered:
        return Stage.ANSWER_FIRST
    if not now.second_answered:
        return Stage.ANSWER_NOTE
    if now.second_step in OWING:
        return Stage.GIVE_REASON
    return Stage.DEADLINE if now.all_answered or now.others_answered else Stage.OTHERS


def _between_rounds(now: Standing) -> Stage:
    if now.page.startswith(DRAFT):
        return Stage.PREVIEW
    if now.page in (*PROPOSING, "second_look"):
        return Stage.WRITE_GOAL
    if now.is_scheduled:
        return Stage.SCHEDULED
    if now.has_round and now.is_adopted and not now.plan_opened:
        return Stage.PLAN
    if now.queued:
        return Stage.QUEUED
    return Stage.DONE if now.has_round else Stage.PROPOSE


def guide(now: Standing, words: Words) -> Guidance:
    return _GUIDES[stage_of(now)](now, words)


def _goals(now: Standing, words: Words) -> tuple[Choice, ...]:
    return (
        Choice(now.goal, "propose", {"text": now.goal}, glow=True),
        Choice(words._("Write my own"), "own_goal"),
    )


def _propose(now: Standing, words: Words) -> Guidance:
    text = words.ngettext(
        "You are the facilitator. One agency waits. Propose the first goal.",
        "You are the facilitator. %(num)s agencies wait. Propose the first goal.",
        now.seats,
    )
    return Guidance(text, _goals(now, words))


def _write_goal(now: Standing, words: Words) -> Guidance:
    ways: dict[str, tuple[Press | Control, ...]] = {
        LINE: (Press("phone", SkipLine),),
        PREVIEW: (Press("phone", ConfirmProposal),),
        "second_look": (SECOND_LOOK,),
    }
    text = words._("Write the goal in the private chat, in one or two sentences.")
    if now.page != TEXT:
        text = words._("Go on in the private chat, until the goal is proposed.")
    if now.plays != "facilitator":
        return be(text, words, words._("Facilitator"), now.facilitator_id)
    return Guidance(text, glows=ways.get(now.page, (Control("phone", "text"),)))


def _queued(now: Standing, words: Words) -> Guidance:
    text = words._("A goal waits for its round. Prepare the round.")
    return Guidance(text, (Choice(words._("Put in a round"), "draft", {"proposal": now.queued}, glow=True),))


def _preview(now: Standing, words: Words) -> Guidance:
    text = words._("This is what the table will be asked, and until when. Open the round.")
    if now.plays != "facilitator":
        return be(text, words, words._("Facilitator"), now.facilitator_id)
    back = Press("phone", ShowPage, {"page": DRAFT})
    glows = (Press("phone", OpenNow),) if now.page == DRAFT else (back,)
    return Guidance(text, (), glows, Choice(words._("Seat everybody"), "seat", glow=True))


def _scheduled(now: Standing, words: Words) -> Guidance:
    text = words._("The round is on for a later day. Let time pass until it opens.")
    return Guidance(text, glows=(Control("clock", "day"),))


def _answer_first(now: Standing, words: Words) -> Guidance:
    text = words._(
        "The round is open. Now be another agency: %(agency)s. Answer on the board.", agency=now.first
    )
    if now.plays_id != now.first_id:
        return be(text, words, now.first, now.first_id)
    return Guidance(text, (), answers(Position.CONSENT), mine(words))


def _answer_note(now: Standing, words: Words) -> Guidance:
    text = words._("Stored. Now be: %(agency)s. Consent, but with a note.", agency=now.second)
    if now.plays_id != now.second_id:
        return be(text, words, now.second, now.second_id)
    return Guidance(text, (), answers(Position.NOTE), mine(words))


def _give_reason(now: Standing, words: Words) -> Guidance:
    if now.plays_id != now.second_id:
        text = words._("The tap already counts. Its reason is still owed, in private.")
        return be(text, words, now.second, now.second_id)
    return owed_reason(now.second_step, words._("Nobody is checked at the door"), words)


def _others(now: Standing, words: Words) -> Guidance:
    text = words._("The first answers are in, and nobody sees them before the close. Let the others answer.")
    return Guidance(text, glows=(Control("others", "realistic"),))


def _deadline(now: Standing, words: Words) -> Guidance:
    text = words._("Now let time pass: reminders go out, the deadline comes, the result appears.")
    return Guidance(text, glows=(Control("clock", "deadline"),))


def _plan(now: Standing, words: Words) -> Guidance:
    text = words._("The round is closed and recorded. Open the plan.")
    return Guidance(text, glows=(Control("plan", "pdf"),))


def _done(now: Standing, words: Words) -> Guidance:
    another = Choice(words._("Another goal"), "own_goal")
    if not now.is_adopted:
        text = words._("The round is closed without an agreement: %(outcome)s.", outcome=now.outcome)
        return Guidance(text, (Choice(another.label, another.act, glow=True),))
    text = words._("That was a whole round. Try to break it: the cards below the plan show how.")
    return Guidance(text, (another,), (Control("cards", ""),))


_GUIDES: dict[Stage, Callable[[Standing, Words], Guidance]] = {
    Stage.SET_UP: set_up,
    Stage.TAKE_SEATS: take_seats,
    Stage.PROPOSE: _propose,
    Stage.WRITE_GOAL: _write_goal,
    Stage.QUEUED: _queued,
    Stage.PREVIEW: _preview,
    Stage.SCHEDULED: _scheduled,
    Stage.ANSWER_FIRST: _answer_first,
    Stage.ANSWER_NOTE: _answer_note,
    Stage.GIVE_REASON: _give_reason,
    Stage.OTHERS: _others,
    Stage.DEADLINE: _deadline,
    Stage.PLAN: _plan,
    Stage.DONE: _done,
}
_STEP_OF = {
    Stage.ANSWER_FIRST: 1, Stage.ANSWER_NOTE: 1, Stage.GIVE_REASON: 1, Stage.OTHERS: 2, Stage.DEADLINE: 3,
    Stage.PLAN: 4, Stage.DONE: 5,
}  # fmt: skip


def steps(stage: Stage, words: Words) -> list[tuple[str, str]]:
    """Label and state ("done", "now", "later") of each step of a round."""
    labels = (
        words._("Propose"),
        words._("Answer"),
        words._("Let others answer"),
        words._("Deadline"),
        words._("Plan"),
    )
    here = _STEP_OF.get(stage, 0)
    return [
        (label, "done" if at < here else "now" if at == here else "later") for at, label in enumerate(labels)
    ]
