"""How a seat takes part, and its invitation on paper."""

from datetime import datetime

from bot.panel.actor import Actor
from bot.panel.doors.table import OWN_SEAT, ChooseMode, WriteLetter, WriteLetters
from bot.panel.pages import form_of, go, show
from bot.panel.router import on_button, on_page_text
from bot.panel.seal import token_hash
from bot.panel.table_pages import TablePage
from bot.panel.toast import Toast
from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Seat
from dialogs.table.modes import FUNCTION_LIMIT, answer_by_letter, choose_mode
from dialogs.table.seats_view import seats_of
from dialogs.table.taking import invite


@on_button(ChooseMode)
def choose(work: Work, actor: Actor, pressed: ChooseMode, now: datetime) -> Toast:
    seat = choose_mode(work, actor.person, pressed.seat_id, pressed.mode, now)
    form = form_of(work, actor.person)
    if form.page == OWN_SEAT:
        go(work, actor.person, OWN_SEAT, table_id=seat.table_id)
    else:
        show(work, actor.person, repost=False)
    return Toast(f"mode_chosen_{seat.mode.value}", {"agency": seat.agency})


@on_page_text(TablePage.FUNCTION.value, limit=FUNCTION_LIMIT)
def take_function(work: Work, actor: Actor, text: str, now: datetime) -> None:
    """By letter or phone from now on: the function that answers for the seat."""
    form = form_of(work, actor.person)
    seat = answer_by_letter(work, actor.person, form.data["subject"], text, now)
    go(work, actor.person, TablePage.SEAT.value, table_id=seat.table_id, repost=True, subject=seat.id)


@on_button(WriteLetter)
def write_letter(work: Work, actor: Actor, pressed: WriteLetter, now: datetime) -> Toast:
    seat = work.get(Seat, pressed.seat_id)
    require_facilitator(work, actor.person, seat.table_id)
    _owe(work, actor, seat.table_id, [_invited(work, actor, seat, now)], now)
    show(work, actor.person)
    return Toast("file_comes")


@on_button(WriteLetters)
def write_letters(work: Work, actor: Actor, pressed: WriteLetters, now: datetime) -> Toast:
    require_facilitator(work, actor.person, pressed.table_id)
    vacant = [view.seat for view in seats_of(work, pressed.table_id, now) if not view.is_held]
    if not vacant:
        raise Refusal("no_vacant_seat")
    made = [_invited(work, actor, seat, now) for seat in vacant]
    _owe(work, actor, pressed.table_id, made, now)
    show(work, actor.person)
    return Toast("file_comes")


def _invited(work: Work, actor: Actor, seat: Seat, now: datetime) -> int:
    def sealed(number: int) -> str:
        return token_hash(actor.seal.token("seat", number))

    return invite(work, actor.person, seat.id, sealed, now, by_letter=True).invitation_id


def _owe(work: Work, actor: Actor, table_id: int, invitations: list[int], now: datetime) -> None:
    facts = {"table": table_id, "invitations": invitations}
    work.add(Notice(code="letters", facts=facts, person_id=actor.person.id, created_at=now))
