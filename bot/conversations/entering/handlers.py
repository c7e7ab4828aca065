"""Answers entered for a seat, their confirmation, the call list, the round's answer sheets."""

from datetime import datetime
from typing import Any

from bot.conversations.entering.buttons import (
    Called,
    CameBy,
    CameOn,
    ConfirmEntered,
    KnownFunction,
    NotSaid,
    SaidGround,
    SaidPosition,
    SaidShown,
    StoreEntered,
)
from bot.conversations.entering.forms import CALLS, ENTER, Asked, Entry, about_seat, entry_in
from bot.panel.actor import Actor
from bot.panel.doors.rounds import ROUND, AnswerSheets, EnterAnswer, EnterFor, FileSheet, OpenCalls
from bot.panel.pages import form_of, form_on, go, keep, show
from bot.panel.router import FREE_TEXT, on_button, on_page_text, shown_later
from bot.panel.toast import Toast
from dialogs.events import SecondAsked
from dialogs.methods.positions import Ground
from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import running_item, running_round
from dialogs.rounds.calling import record_call
from dialogs.rounds.entered_view import next_to_enter
from dialogs.rounds.entering import Spoken, confirm_entered, elected, enter_answer, file_sheet
from dialogs.rounds.model import Answer
from dialogs.rounds.second import require_second_there
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Seat


@on_button(EnterAnswer)
def ask_for_seat(work: Work, actor: Actor, pressed: EnterAnswer, now: datetime) -> None:
    held = running_round(work, pressed.round_id, now)
    require_facilitator(work, actor.person, held.table_id)
    require_second_there(work, actor.person, held.table_id)
    go(work, actor.person, ENTER, table_id=held.table_id, round=held.id)


@on_button(EnterFor)
def enter_for(work: Work, actor: Actor, pressed: EnterFor, now: datetime) -> None:
    held = running_round(work, pressed.round_id, now)
    require_facilitator(work, actor.person, held.table_id)
    require_second_there(work, actor.person, held.table_id)
    elected(work, held, pressed.seat_id)
    go(work, actor.person, ENTER, table_id=held.table_id, round=held.id, seat=pressed.seat_id)


@on_button(CameBy)
def came_by(work: Work, actor: Actor, pressed: CameBy, now: datetime) -> None:
    _note(work, actor, Asked.HOW, how=pressed.how.value)


@on_button(CameOn)
def came_on(work: Work, actor: Actor, pressed: CameOn, now: datetime) -> None:
    _note(work, actor, Asked.DAY, day=pressed.day.isoformat())


@on_button(KnownFunction)
def known_function(work: Work, actor: Actor, pressed: KnownFunction, now: datetime) -> None:
    entry = _entry(work, actor, Asked.FUNCTION)
    _note(work, actor, Asked.FUNCTION, function=work.get(Seat, entry.seat_id).function)


@on_button(SaidPosition)
def said_position(work: Work, actor: Actor, pressed: SaidPosition, now: datetime) -> None:
    entry = _entry(work, actor, Asked.POSITION)
    held, item = running_item(work, pressed.item_id, now)
    if held.id != entry.round_id:
        raise Refusal("button_outdated")
    _note(work, actor, Asked.POSITION, item=item.id, position=pressed.position.value)


@on_button(SaidGround)
def said_ground(work: Work, actor: Actor, pressed: SaidGround, now: datetime) -> None:
    _note(work, actor, Asked.GROUND, ground=pressed.ground.value)


@on_button(NotSaid)
def not_said(work: Work, actor: Actor, pressed: NotSaid, now: datetime) -> None:
    asked = _standing(work, actor).asks
    if asked is Asked.GROUND:
        _note(work, actor, asked, ground="")
    else:
        _note(work, actor, Asked.REASON, reason="")


@on_button(SaidShown)
def said_shown(work: Work, actor: Actor, pressed: SaidShown, now: datetime) -> None:
    _note(work, actor, Asked.SHOWN, shown=pressed.shown.value)


@on_page_text(ENTER, guard=shown_later(FREE_TEXT))
def take_words(work: Work, actor: Actor, text: str, now: datetime) -> None:
    """The function that spoke, or the reason in its words."""
    match _standing(work, actor).asks:
        case Asked.FUNCTION:
            _note(work, actor, Asked.FUNCTION, repost=True, function=text)
        case Asked.REASON:
            _note(work, actor, Asked.REASON, repost=True, reason=text)
        case _:
            raise Refusal("press_a_button")


@on_button(StoreEntered)
def store(work: Work, actor: Actor, pressed: StoreEntered, now: datetime) -> Toast:
    entry = _entry(work, actor, Asked.READ_BACK)
    assert entry.how and entry.day and entry.position
    said = Spoken(
        position=entry.position,
        ground=Ground(entry.ground) if entry.ground else None,
        reason=entry.reason or "",
        how=entry.how,
        day=entry.day,
        function=entry.function,
        by_sheet=pressed.by_sheet,
        **({"shown": entry.shown} if entry.shown else {}),
    )
    stored = enter_answer(work, actor.person, entry.item_id, entry.seat_id, said, now)
    form = form_of(work, actor.person)
    if isinstance(stored, SecondAsked):
        go(work, actor.person, ROUND, table_id=form.table_id, round=stored.round_id)
        return Toast("second_asked")
    following = next_to_enter(work, stored.round_id, entry.seat_id)
    if following:
        go(work, actor.person, ENTER, table_id=form.table_id, **about_seat(form))
    else:
        go(work, actor.person, ROUND, table_id=form.table_id, round=stored.round_id)
    return Toast("answer_entered", {"agency": stored.agency})


@on_button(ConfirmEntered)
def confirm(work: Work, actor: Actor, pressed: ConfirmEntered, now: datetime) -> Toast:
    confirm_entered(work, actor.person, pressed.answer_id, now)
    return Toast("entered_confirmed")


@on_button(FileSheet)
def sheet_is_here(work: Work, actor: Actor, pressed: FileSheet, now: datetime) -> Toast:
    done = file_sheet(work, actor.person, pressed.answer_id, now)
    show(work, actor.person, repost=False)
    if isinstance(done, SecondAsked):
        return Toast("second_asked")
    return Toast("sheet_filed", {"agency": work.get(Seat, work.get(Answer, done.answer_id).seat_id).agency})


@on_button(OpenCalls)
def open_calls(work: Work, actor: Actor, pressed: OpenCalls, now: datetime) -> None:
    held = running_round(work, pressed.round_id, now)
    require_facilitator(work, actor.person, held.table_id)
    go(work, actor.person, CALLS, table_id=held.table_id, round=held.id)


@on_button(Called)
def called(work: Work, actor: Actor, pressed: Called, now: datetime) -> Toast:
    record_call(work, actor.person, pressed.round_id, pressed.seat_id, pressed.reached, now)
    show(work, actor.person, repost=False)
    return Toast("call_recorded")


@on_button(AnswerSheets)
def send_sheets(work: Work, actor: Actor, pressed: AnswerSheets, now: datetime) -> Toast:
    held = running_round(work, pressed.round_id, now)
    require_facilitator(work, actor.person, held.table_id)
    facts = {"round": held.id}
    work.add(Notice(code="answer_sheets", facts=facts, person_id=actor.person.id, created_at=now))
    return Toast("file_comes")


def _entry(work: Work, actor: Actor, asked: Asked) -> Entry:
    """What the form says so far, if this is what it asks; an older page's button is refused."""
    entry = _standing(work, actor)
    if entry.asks is not asked:
        raise Refusal("button_outdated")
    return entry


def _standing(work: Work, actor: Actor) -> Entry:
    return entry_in(form_on(work, actor.person, ENTER))


def _note(work: Work, actor: Actor, asked: Asked, *, repost: bool = False, **said: Any) -> None:
    _entry(work, actor, asked)
    keep(work, actor.person, repost=repost, **said)
