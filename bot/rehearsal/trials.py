"""Try to break it: press as the outsider, object, close early; each led to what comes of it."""

from dataclasses import dataclass
from enum import Enum

from bot.panel.doors.rounds import (
    AnswerPrivately,
    ChoosePosition,
    CloseEarly,
    LookAtEarlyClose,
    LookAtRound,
    NotYet,
    OpenDesk,
    TakeBallot,
    TakePosition,
)
from bot.rehearsal.guidance import Choice, Control, Guidance, Press, be
from bot.rehearsal.reasons_owed import owed_reason
from bot.rehearsal.standing import Standing
from bot.texts.words import Words
from dialogs.methods.positions import Position


class TrialKind(Enum):
    OUTSIDER = "outsider"
    OBJECT = "object"
    EARLY = "early"


@dataclass(slots=True)
class Trial:
    """What one tries in a round (0: not open yet). `told`: what the bot answered the outsider."""

    kind: TrialKind
    round_id: int = 0
    told: str = ""


def trial_steps(trial: Trial, now: Standing, words: Words) -> list[tuple[str, str]]:
    """Label and state ("done", "now", "later") of each step."""
    labels = {
        TrialKind.OUTSIDER: (words._("Open a round"), words._("Press"), words._("What comes of it")),
        TrialKind.OBJECT: (
            words._("Open a round"), words._("Object"), words._("Let others answer"), words._("Deadline"),
            words._("What comes of it"),
        ),
        TrialKind.EARLY: (
            words._("Open a round"), words._("Announce the close"), words._("“Not yet”"),
            words._("What comes of it"),
        ),
    }[trial.kind]  # fmt: skip
    here = _step(trial, now)
    return [
        (label, "done" if at < here or is_over(trial, now) else "now" if at == here else "later")
        for at, label in enumerate(labels)
    ]


def is_over(trial: Trial, now: Standing) -> bool:
    match trial.kind:
        case TrialKind.OUTSIDER:
            return bool(trial.told)
        case TrialKind.OBJECT:
            return bool(trial.round_id) and not now.is_running
        case TrialKind.EARLY:
            return bool(trial.round_id) and (now.early_stopped or not now.is_running)


def _step(trial: Trial, now: Standing) -> int:
    if not trial.round_id:
        return 0
    match trial.kind:
        case TrialKind.OUTSIDER:
            return 2 if trial.told else 1
        case TrialKind.OBJECT:
            return 4 if not now.is_running else 3 if now.others_answered else 2 if now.has_objected else 1
        case TrialKind.EARLY:
            return 3 if is_over(trial, now) else 2 if now.early_announced else 1


def guide_trial(trial: Trial, now: Standing, words: Words) -> Guidance:
    if not trial.round_id:
        return _open(trial, now, words)
    if is_over(trial, now):
        return _over(trial, now, words)
    return _GUIDES[trial.kind](trial, now, words)


def _stop(words: Words) -> Choice:
    return Choice(words._("Leave it"), "end_trial")


def _open(trial: Trial, now: Standing, words: Words) -> Guidance:
    text = words._("For this a round has to be open. It is a new one, with a goal of its own.")
    label = words._("Open a round: “%(goal)s”", goal=now.goal)
    return Guidance(text, (Choice(label, "trial_round", glow=True), _stop(words)))


def _outsider(trial: Trial, now: Standing, words: Words) -> Guidance:
    text = words._("Somebody without a seat presses a position on the board.")
    if now.plays != "outsider":
        return be(text, words, words._("Outsider"), now.outsider_id, _stop(words))
    glows = (Press("group", TakePosition), Press("group", AnswerPrivately))
    return Guidance(text, (_stop(words),), glows)


def _object(trial: Trial, now: Standing, words: Words) -> Guidance:
    if not now.has_objected and not now.is_objector_owing:
        text = words._("Be: %(agency)s. Press “Object” on the board.", agency=now.objector)
        if now.plays_id != now.objector_id:
            return be(text, words, now.objector, now.objector_id, _stop(words))
        return Guidance(text, (_stop(words),), answers(Position.OBJECT), mine(words))
    if now.is_objector_owing:
        if now.plays_id != now.objector_id:
            text = words._("The tap already counts. Its reason is still owed, in private.")
            return be(text, words, now.objector, now.objector_id, _stop(words))
        return owed_reason(now.objector_step, words._("This would drive people away from help."), words)
    if not now.others_answered:
        text = words._("The objection stands. Let the others answer.")
        return Guidance(text, (_stop(words),), (Control("others", "friendly"),))
    text = words._("Now let time pass to the deadline: what does one objection do?")
    return Guidance(text, (_stop(words),), (Control("clock", "deadline"),))


def _early(trial: Trial, now: Standing, words: Words) -> Guidance:
    if now.early_announced:
        text = words._(
            "The table was told when the round will close. Any seat that is still open may press “Not yet”."
        )
        if now.plays_id not in now.open_people:
            return be(text, words, now.open_name, now.open_people[0], _stop(words))
        return Guidance(text, (_stop(words),), (Press("group", NotYet), Press("phone", NotYet)))
    text = words._("As the facilitator, close the round early. Seats are open: only a notice is possible.")
    if now.plays != "facilitator":
        return be(text, words, words._("Facilitator"), now.facilitator_id, _stop(words))
    ways: dict[str, tuple[Press, ...]] = {
        "close_early": (Press("phone", CloseEarly),),
        "desk_round": (Press("phone", LookAtEarlyClose),),
        "desk": (Press("phone", LookAtRound),),
        "opened": (Press("phone", OpenDesk),),
    }
    desk = Choice(words._("Open the facilitator's desk"), "write", {"text": "/facilitate"}, glow=True)
    return Guidance(text, (_stop(words),), ways.get(now.page, ()), desk)


def answers(position: Position) -> tuple[Press, ...]:
    """The ways to this position: on the board, on the private card, through the ballot."""
    return (
        Press("group", TakePosition, {"position": position}),
        Press("phone", ChoosePosition, {"position": position}),
        Press("phone", TakeBallot), Press("group", AnswerPrivately),
    )  # fmt: skip


def mine(words: Words) -> Choice:
    return Choice(words._("What waits for me"), "write", {"text": "/mine"}, glow=True)


def _over(trial: Trial, now: Standing, words: Words) -> Guidance:
    match trial.kind:
        case TrialKind.OUTSIDER:
            text = words._(
                "The outsider was told: “%(told)s” Nothing was counted, and the table heard nothing of it.",
                told=trial.told,
            )
        case TrialKind.OBJECT:
            text = words._(
                "The round is closed: %(outcome)s. An objection is an offer to improve: the goal can be put "
                "again in a new wording.", outcome=now.outcome,
            )  # fmt: skip
        case TrialKind.EARLY if now.early_stopped:
            text = words._(
                "One press, and the early close is cancelled: nobody can be cut off. The deadline stays."
            )
        case TrialKind.EARLY:
            text = words._("The round is closed: %(outcome)s.", outcome=now.outcome)
    return Guidance(text, (Choice(words._("Go on"), "end_trial", glow=True),))


_GUIDES = {TrialKind.OUTSIDER: _outsider, TrialKind.OBJECT: _object, TrialKind.EARLY: _early}
