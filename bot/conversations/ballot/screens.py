"""The private ballot of one round: receipt, positions, ground, reason, preview, "I need until …"."""

from collections.abc import Callable
from dataclasses import replace

from bot.conversations.ballot.buttons import NeedUntil, WantCall, WithdrawObjection
from bot.panel.doors.rounds import ApprovalWithin, ChoosePosition, ChooseShown, StateGround, TurnBallot
from bot.panel.fitting import fitted, shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.pages import page
from bot.panel.reason import REASON, item_asked
from bot.panel.scene import Scene, draws
from bot.panel.screen import Key, Screen
from bot.texts import moments
from dialogs.methods.positions import Ground, Position
from dialogs.owed import Board, BoardKind, Form
from dialogs.ports import Reader
from dialogs.rounds.ballot_view import BallotItem, BallotView, ballot_view
from dialogs.rounds.model import Item, Round, RoundState, Shown, Step
from dialogs.table.authority import has_voice, voice_of
from dialogs.table.model import Person

APPROVAL_DAYS = (7, 14, 28, 42)

REASON_ROOMS = (1000, 800, 400)
"""How many characters of a reason are shown: the preview holds it twice, and an emoji takes two units."""

Keys = Callable[[Scene, BallotView], Rows]


@draws(BoardKind.BALLOT)
def draw_ballot(scene: Scene, board: Board) -> Screen | None:
    """A card not sent yet asks, or there is none; one that was sent never stays as it was."""
    person, held = scene.reader.get(Person, board.person_id), scene.reader.get(Round, board.subject)
    if held.state is RoundState.WITHDRAWN or not has_voice(scene.reader, person, held.table_id):
        text = scene.words.render("ballot/ended", number=held.number, state=held.state.value)
        return Screen(text) if board.message_id else None
    view = ballot_view(scene.reader, held.id, person, scene.now)
    return ballot_screen(scene, view) if view.takes_answers or board.message_id else None


def ballot_screen(scene: Scene, view: BallotView) -> Screen:
    if not view.takes_answers:
        return Screen(scene.words.render("ballot/closed", view=view))
    template = f"ballot/{view.step.value}"
    text = fitted(lambda room: scene.words.render(template, view=_with_room(view, room)), REASON_ROOMS)
    return Screen(text, _KEYS[view.step](scene, view))


def reason_screen(scene: Scene, view: BallotView) -> Screen:
    """The question for the reason alone, when what was typed could not be taken."""
    return Screen(scene.words.render("ballot/reason", view=view), _reason(scene, view))


def _with_room(view: BallotView, room: int) -> BallotView:
    items = tuple(
        replace(one, own=replace(one.own, reason=shortened(one.own.reason, room))) if one.own else one
        for one in view.items
    )
    return replace(view, items=items)


def _choose(scene: Scene, view: BallotView) -> Rows:
    item = view.item.item_id
    keys = rows(key(scene.words.label(one), ChoosePosition(item, one)) for one in Position)
    if view.item.own is None and view.item.earlier in (Position.CONSENT, Position.NOTE):
        still = key(scene.words._("Still consent"), ChoosePosition(item, Position.CONSENT))
        keys = ((still,), *keys)
    return keys + _below(_until_key(scene, view), _back_key(scene, view))


def _ground(scene: Scene, view: BallotView) -> Rows:
    words, item = scene.words, view.item.item_id
    keys = rows(key(_capital(words.term(one)), StateGround(item, one)) for one in Ground)
    return (*keys, (_call_key(scene, view), key(words._("Back"), TurnBallot(item, Step.CHOOSE))))


def _reason(scene: Scene, view: BallotView) -> Rows:
    own = view.item.own
    before = Step.GROUND if own and own.position is Position.OBJECT else Step.CHOOSE
    back = key(scene.words._("Back"), TurnBallot(view.item.item_id, before))
    return ((_call_key(scene, view), back),)


def _approval_date(scene: Scene, view: BallotView) -> Rows:
    item = view.item.item_id
    keys = rows(
        key(scene.words.ngettext("%(num)s day", "%(num)s days", days), ApprovalWithin(item, days))
        for days in APPROVAL_DAYS
    )
    return (*keys, (key(scene.words._("Back"), TurnBallot(item, Step.REASON)),))


def _preview(scene: Scene, view: BallotView) -> Rows:
    words, item = scene.words, view.item.item_id
    named = (key(words._("With our name"), ChooseShown(item, Shown.WITH_NAME)),)
    hidden = (key(words._("As “one seat”"), ChooseShown(item, Shown.ONE_SEAT)),)
    back = (key(words._("Back"), TurnBallot(item, Step.REASON)),)
    return (named, back) if view.only_named else (named, hidden, back)


def _until(scene: Scene, view: BallotView) -> Rows:
    keys = rows(
        key(moments.plain_day(day, scene.words.language), NeedUntil(view.round_id, day)) for day in view.days
    )
    return (*keys, (key(scene.words._("Back"), TurnBallot(view.item.item_id, Step.CHOOSE)),))


def _confirm(scene: Scene, view: BallotView) -> Rows:
    item, asked = view.item.item_id, view.asked
    assert asked is not None
    return (
        (key(scene.words._("Withdraw objection"), WithdrawObjection(item, asked)),),
        (key(scene.words._("Keep objection"), TurnBallot(item, Step.DONE)),),
    )


def _done(scene: Scene, view: BallotView) -> Rows:
    owed = [_owed_key(scene, view)] if view.item.own and view.item.own.wants else []
    if len(view.items) == 1:
        return _below(*owed, key(scene.words._("Change"), TurnBallot(view.item.item_id, Step.CHOOSE)))
    each = (_item_key(scene, one) for one in view.items)
    return _below(*owed) + rows(each) + _below(_until_key(scene, view))


def _item_key(scene: Scene, one: BallotItem) -> Key:
    words = scene.words
    changed = words._("Change %(label)s", label=one.label)
    label = changed if one.own else words._("Answer %(label)s", label=one.label)
    return key(label, TurnBallot(one.item_id, Step.CHOOSE))


def _owed_key(scene: Scene, view: BallotView) -> Key:
    own = view.item.own
    step = {"ground": Step.GROUND, "reason": Step.REASON}.get(own.wants if own else "", Step.APPROVAL_DATE)
    return key(scene.words._("State what is open"), TurnBallot(view.item.item_id, step))


def _call_key(scene: Scene, view: BallotView) -> Key:
    return key(scene.words._("Skip, call me"), WantCall(view.item.item_id))


def _until_key(scene: Scene, view: BallotView) -> Key | None:
    if view.answered == len(view.items) or not view.days:
        return None
    return key(scene.words._("I need until …"), TurnBallot(view.item.item_id, Step.UNTIL))


def _back_key(scene: Scene, view: BallotView) -> Key | None:
    if not view.answered:
        return None
    shown = view.item if view.item.own else next(one for one in view.items if one.own)
    return key(scene.words._("Leave as it is"), TurnBallot(shown.item_id, Step.DONE))


def _below(*keys: Key | None) -> Rows:
    return tuple((one,) for one in keys if one is not None)


def _capital(term: str) -> str:
    return term[:1].upper() + term[1:]


_KEYS: dict[Step, Keys] = {
    Step.CHOOSE: _choose,
    Step.GROUND: _ground,
    Step.REASON: _reason,
    Step.APPROVAL_DATE: _approval_date,
    Step.PREVIEW: _preview,
    Step.UNTIL: _until,
    Step.CONFIRM_WITHDRAWAL: _confirm,
    Step.DONE: _done,
}


def whoever_answers(reader: Reader, person: Person, form: Form) -> None:
    """Whoever may act for a seat at the item's table now."""
    voice_of(reader, person, reader.get(Item, item_asked(form)).table_id)


@page(REASON, to=whoever_answers)
def draw_reason(scene: Scene, person: Person, form: Form) -> Screen:
    item = scene.reader.get(Item, item_asked(form))
    return reason_screen(scene, ballot_view(scene.reader, item.round_id, person, scene.now))
