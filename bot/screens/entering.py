"""The facilitator's pages on answers by phone, letter or at a meeting; what the seat is told of them."""

from collections.abc import Callable
from datetime import timedelta

from bot.forms.answering import TakeBallot
from bot.forms.entering import (
    CALLS,
    ENTER,
    Asked,
    Called,
    CameBy,
    CameOn,
    ConfirmEntered,
    EnterAnswer,
    EnterFor,
    Entry,
    FileSheet,
    KnownFunction,
    NotSaid,
    SaidGround,
    SaidPosition,
    SaidShown,
    StoreEntered,
    entry_in,
)
from bot.forms.facilitating import LookAtRound
from bot.forms.panel import page
from bot.forms.readers import facilitators
from bot.screens.answered import said_by
from bot.screens.keys import Rows, key, rows
from bot.screens.questioning import question_rows
from bot.screens.scene import Scene, words_notice
from bot.screens.screen import Screen
from bot.texts import moments
from bot.texts.glossary import CAME_BY
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.owed import Form, Notice
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.calling import call_list
from dialogs.rounds.codes import Questionable
from dialogs.rounds.entered import Entered
from dialogs.rounds.entered_view import item_put, item_to_enter, to_enter
from dialogs.rounds.entering import CHANNELS, may_be_confirmed
from dialogs.rounds.model import Answer, Item, Proposal, Round, RoundState, Shown
from dialogs.rounds.reasons import APPROVAL_LIMIT, REASON_LIMIT
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person, Seat
from dialogs.table.modes import FUNCTION_LIMIT

DAYS_OFFERED = 8
MOST_KEYS = 40
SHORT = 28


@page(ENTER, to=facilitators)
def draw_enter(scene: Scene, person: Person, form: Form) -> Screen:
    require_facilitator(scene.reader, person, form.table_id)
    held, entry = scene.reader.get(Round, form.data["round"]), entry_in(form)
    facts = {
        "held": held,
        "entry": entry,
        "asked": entry.asks.value,
        "agency": scene.reader.get(Seat, entry.seat_id).agency if entry.seat_id else "",
        "item": _item(scene, entry),
        "limit": _limit(entry),
        "day": moments.plain_day(entry.day, scene.words.language) if entry.day else "",
        "by": scene.words._(CAME_BY[entry.how]) if entry.how else "",
        "ground": Ground(entry.ground) if entry.ground else None,
    }
    keys = _KEYS[entry.asks](scene, held, entry)
    again = (key(scene.words._("Begin again"), EnterAnswer(held.id)),) if entry.seat_id else ()
    back = (*again, key(scene.words._("Back"), LookAtRound(held.id)))
    return Screen(scene.words.render("panel/enter", **facts), (*keys, back))


@page(CALLS, to=facilitators)
def draw_calls(scene: Scene, person: Person, form: Form) -> Screen:
    require_facilitator(scene.reader, person, form.table_id)
    held, words = scene.reader.get(Round, form.data["round"]), scene.words
    listed = call_list(scene.reader, held)
    keys: Rows = ()
    for one in listed[: MOST_KEYS // 2]:
        if one.silence is not None:
            name = one.agency[:SHORT]
            keys += (
                (
                    key(words._("%(agency)s: reached", agency=name), Called(held.id, one.seat_id, True)),
                    key(words._("not reached"), Called(held.id, one.seat_id, False)),
                ),
            )
    back = (key(words._("Back"), LookAtRound(held.id)),)
    text = words.render("panel/calls", held=held, listed=listed, zone=held.deadline_zone)
    return Screen(text, (*keys, back))


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


def _item(scene: Scene, entry: Entry) -> object:
    if entry.item_id:
        return item_put(scene.reader, scene.reader.get(Item, entry.item_id))
    if entry.asks is Asked.POSITION:
        return item_to_enter(scene.reader, entry.round_id, entry.seat_id)
    return None


def _limit(entry: Entry) -> int:
    if entry.asks is Asked.FUNCTION:
        return FUNCTION_LIMIT
    return APPROVAL_LIMIT if entry.position is Position.APPROVAL else REASON_LIMIT


def _seat_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    return tuple(
        (key(f"{one.agency[:40]} · {one.given}/{one.items}", EnterFor(held.id, one.seat_id)),)
        for one in to_enter(scene.reader, held.id)[:MOST_KEYS]
    )


def _how_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    return (tuple(key(_capital(scene.words._(CAME_BY[how])), CameBy(how)) for how in CHANNELS),)


def _day_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    today = held.calendar.today(scene.now)
    first = held.calendar.today(held.opened_at or scene.now)
    days = [today - timedelta(days=back) for back in range(DAYS_OFFERED)]
    return rows(
        key(moments.plain_day(day, scene.words.language), CameOn(day)) for day in days if day >= first
    )


def _function_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    known = scene.reader.get(Seat, entry.seat_id).function
    return ((key(known[:60], KnownFunction()),),) if known else ()


def _position_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    item = item_to_enter(scene.reader, held.id, entry.seat_id).item_id
    return rows(key(scene.words.label(one), SaidPosition(item, one)) for one in Position)


def _ground_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    grounds = rows(key(_capital(scene.words.term(one)), SaidGround(one)) for one in Ground)
    return (*grounds, (key(scene.words._("Not stated"), NotSaid()),))


def _reason_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    return ((key(scene.words._("None was given"), NotSaid()),),)


def _shown_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    words = scene.words
    named = (key(words._("With our name"), SaidShown(Shown.WITH_NAME)),)
    if held.fallback is Fallback.TWO_THIRDS:
        return (named,)
    return (named, (key(words._("As “one seat”"), SaidShown(Shown.ONE_SEAT)),))


def _store_keys(scene: Scene, held: Round, entry: Entry) -> Rows:
    words = scene.words
    return (
        (key(words._("Read back: store, to be confirmed"), StoreEntered(False)),),
        (key(words._("Store, the signed sheet is on file"), StoreEntered(True)),),
    )


def _capital(term: str) -> str:
    return term[:1].upper() + term[1:]


_KEYS: dict[Asked, Callable[[Scene, Round, Entry], Rows]] = {
    Asked.SEAT: _seat_keys,
    Asked.HOW: _how_keys,
    Asked.DAY: _day_keys,
    Asked.FUNCTION: _function_keys,
    Asked.POSITION: _position_keys,
    Asked.GROUND: _ground_keys,
    Asked.REASON: _reason_keys,
    Asked.SHOWN: _shown_keys,
    Asked.READ_BACK: _store_keys,
}
