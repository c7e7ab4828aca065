"""The guide of the rehearsal room: from where the table stands to one sentence, one glowing control."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.texts.words import Words
from dialogs.methods.positions import Position


class Stage(Enum):
    """What the table needs next, in the order of a first round."""

    SET_UP = "set_up"
    TAKE_SEATS = "take_seats"
    PROPOSE = "propose"
    PREVIEW = "preview"
    ANSWER_FIRST = "answer_first"
    ANSWER_NOTE = "answer_note"
    GIVE_REASON = "give_reason"
    OTHERS = "others"
    DEADLINE = "deadline"
    PLAN = "plan"
    DONE = "done"


STEP_OF = {
    Stage.SET_UP: 0,
    Stage.TAKE_SEATS: 0,
    Stage.PROPOSE: 0,
    Stage.PREVIEW: 0,
    Stage.ANSWER_FIRST: 1,
    Stage.ANSWER_NOTE: 1,
    Stage.GIVE_REASON: 1,
    Stage.OTHERS: 2,
    Stage.DEADLINE: 3,
    Stage.PLAN: 4,
    Stage.DONE: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the table stands. `first` and `second` are the agencies the guide plays through."""

    is_open: bool
    has_facilitator: bool
    seats: int
    free_seats: int
    has_round: bool  # a round was ever opened
    is_running: bool
    is_previewing: bool
    first_answered: bool
    second_answered: bool
    reason_owed: bool
    is_reason_written: bool
    all_answered: bool
    others_answered: bool
    plan_opened: bool
    plays: str  # "facilitator", "first", "second", "other"
    goal: str
    first: str
    second: str
    facilitator_id: int
    first_id: int
    second_id: int


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    act: str
    facts: dict[str, Any] = field(default_factory=dict)
    glow: bool = False


@dataclass(frozen=True, slots=True)
class Glow:
    """`where`: group, phone, people, start, others, clock or plan; `labels` None means any control there."""

    where: str
    labels: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Guidance:
    text: str
    choices: tuple[Choice, ...] = ()
    glow: Glow | None = None


def stage_of(now: Standing) -> Stage:
    if not now.is_open:
        return Stage.SET_UP
    if now.seats < 2 and not now.has_round:
        return Stage.TAKE_SEATS
    if not now.has_round:
        return Stage.PREVIEW if now.is_previewing else Stage.PROPOSE
    if not now.is_running:
        return Stage.DONE if now.plan_opened else Stage.PLAN
    return _answering(now)


def _answering(now: Standing) -> Stage:
    if not now.first_answered:
        return Stage.ANSWER_FIRST
    if not now.second_answered:
        return Stage.ANSWER_NOTE
    if now.reason_owed:
        return Stage.GIVE_REASON
    return Stage.DEADLINE if now.all_answered or now.others_answered else Stage.OTHERS


def guide(now: Standing, words: Words) -> Guidance:
    stage = stage_of(now)
    return _GUIDES[stage](now, words)


def _set_up(now: Standing, words: Words) -> Guidance:
    if now.has_facilitator:
        text = words._(
            "You facilitate now. Follow the private chat: keep what is proposed, name the body responsible "
            "for the data, choose the agencies. Or let it be done:"
        )
        keys = (words._("Use these"), words._("Start"))
        return Guidance(text, (Choice(words._("Seat everybody"), "seat"),), Glow("phone", keys))
    text = words._(
        "An empty group, and the bot has just been added. You are its administrator: "
        "press “Set up this table” and follow the private chat."
    )
    if now.plays != "facilitator":
        return _be(words, text, words._("Be the facilitator"), now.facilitator_id)
    return Guidance(text, glow=Glow("group", (words._("Set up this table"),)))


def _take_seats(now: Standing, words: Words) -> Guidance:
    text = words._(
        "The table is open. Now the agencies take their seats: choose an agency on the left and write "
        "/who in the group, or let the bot hand out the seats."
    )
    return Guidance(text, (Choice(words._("Seat everybody"), "seat", glow=True),))


def _propose(now: Standing, words: Words) -> Guidance:
    text = words.ngettext(
        "You are the facilitator. One agency waits. Propose the first goal.",
        "You are the facilitator. %(num)s agencies wait. Propose the first goal.",
        now.seats,
    )
    choices = (
        Choice(now.goal, "propose", {"text": now.goal}, glow=True),
        Choice(words._("Write my own"), "own_goal"),
    )
    return Guidance(text, choices)


def _preview(now: Standing, words: Words) -> Guidance:
    text = words._("This is what the table will be asked, and until when. Open the round.")
    if now.plays != "facilitator":
        return _be(words, text, words._("Be the facilitator"), now.facilitator_id)
    return Guidance(text, glow=Glow("phone", (words._("Open now"),)))


def _answer_first(now: Standing, words: Words) -> Guidance:
    text = words._(
        "The round is open. Now be another agency: %(agency)s. Answer on the board.", agency=now.first
    )
    if now.plays != "first":
        return _be(words, text, words._("Be: %(agency)s", agency=now.first), now.first_id)
    return Guidance(text, glow=Glow("group", (words.label(Position.CONSENT),)))


def _answer_note(now: Standing, words: Words) -> Guidance:
    text = words._("Stored. Now be: %(agency)s. Consent, but with a note.", agency=now.second)
    if now.plays != "second":
        return _be(words, text, words._("Be: %(agency)s", agency=now.second), now.second_id)
    return Guidance(text, glow=Glow("group", (words.label(Position.NOTE),)))


def _give_reason(now: Standing, words: Words) -> Guidance:
    if now.plays != "second":
        text = words._("The tap already counts. Its reason is still owed, in private.")
        return _be(words, text, words._("Be: %(agency)s", agency=now.second), now.second_id)
    if now.is_reason_written:
        text = words._("This is how it will stand in the plan. Choose how your agency is named.")
        return Guidance(text, glow=Glow("phone", (words._("With our name"),)))
    text = words._("The tap already counts. Write the note in the private chat, or let it be written:")
    note = words._("Nobody is checked at the door")
    key = words._("“%(said)s”", said=note)
    return Guidance(text, (Choice(key, "write", {"text": note}, glow=True),))


def _others(now: Standing, words: Words) -> Guidance:
    text = words._("Two answers are in, and nobody sees them before the close. Let the others answer.")
    return Guidance(text, glow=Glow("others", ("realistic",)))


def _deadline(now: Standing, words: Words) -> Guidance:
    text = words._("Now let time pass: reminders go out, the deadline comes, the result appears.")
    return Guidance(text, glow=Glow("clock", ("deadline",)))


def _plan(now: Standing, words: Words) -> Guidance:
    text = words._("The round is closed and recorded. Open the plan.")
    return Guidance(text, glow=Glow("plan"))


def _done(now: Standing, words: Words) -> Guidance:
    text = words._("That was a whole round. Try to break it: the cards below the plan show how.")
    return Guidance(text, (Choice(words._("Another goal"), "own_goal"),))


def _be(words: Words, text: str, label: str, person: int) -> Guidance:
    return Guidance(text, (Choice(label, "be", {"person": person}, glow=True),))


_GUIDES = {
    Stage.SET_UP: _set_up,
    Stage.TAKE_SEATS: _take_seats,
    Stage.PROPOSE: _propose,
    Stage.PREVIEW: _preview,
    Stage.ANSWER_FIRST: _answer_first,
    Stage.ANSWER_NOTE: _answer_note,
    Stage.GIVE_REASON: _give_reason,
    Stage.OTHERS: _others,
    Stage.DEADLINE: _deadline,
    Stage.PLAN: _plan,
    Stage.DONE: _done,
}


def steps(stage: Stage, words: Words) -> list[dict[str, str]]:
    labels = (
        words._("Propose"),
        words._("Answer"),
        words._("Let others answer"),
        words._("Deadline"),
        words._("Plan"),
    )
    here = STEP_OF[stage]
    return [
        {"label": label, "state": "done" if at < here else "now" if at == here else "later"}
        for at, label in enumerate(labels)
    ]
