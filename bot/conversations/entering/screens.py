"""The facilitator's pages on answers by phone, letter or at a meeting; what the seat is told of them."""

from collections.abc import Callable
from datetime import timedelta

from bot.conversations.entering.buttons import (
    Called,
    CameBy,
    CameOn,
    KnownFunction,
    NotSaid,
    SaidGround,
    SaidPosition,
    SaidShown,
    StoreEntered,
)
from bot.conversations.entering.forms import CALLS, ENTER, Asked, Entry, entry_in
from bot.panel.doors.rounds import EnterAnswer, EnterFor, LookAtRound
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.texts import moments
from bot.texts.attempts import attempts_told
from bot.texts.glossary import CAME_BY
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.owed import Form
from dialogs.rounds.calling import call_list
from dialogs.rounds.entered_view import item_put, item_to_enter, to_enter
from dialogs.rounds.entering import CHANNELS
from dialogs.rounds.model import Item, Round, Shown
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
            name = shortened(one.agency, SHORT)
            keys += (
                (
                    key(words._("%(agency)s: reached", agency=name), Called(held.id, one.seat_id, True)),
                    key(words._("not reached"), Called(held.id, one.seat_id, False)),
                ),
            )
    back = (key(words._("Back"), LookAtRound(held.id)),)
    told = [(one, attempts_told(words, one.silence) if one.silence else "") for one in listed]
    text = words.render("panel/calls", held=held, listed=told, zone=held.deadline_zone)
    return Screen(text, (*keys, back))


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
        (key(f"{shortened(one.agency, 40)} · {one.given}/{one.items}", EnterFor(held.id, one.seat_id)),)
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
    return ((key(shortened(known, 60), KnownFunction()),),) if known else ()


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
