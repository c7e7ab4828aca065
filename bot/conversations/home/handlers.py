"""What a person does in private outside any round: start, help, language, privacy, cancel, pages."""

from datetime import datetime

from bot.conversations.home.buttons import ChooseLanguage
from bot.panel.actor import Actor, Membership, Standing
from bot.panel.doors.rounds import MINE
from bot.panel.doors.table import ShowWaiting, TurnTo
from bot.panel.pages import HOME, form_of, go, show
from bot.panel.router import After, Where, on_button, on_command, on_member, on_start
from bot.panel.table_pages import OPEN_TO_ALL, TablePage
from bot.panel.toast import Toast, to_private
from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import (
    facilitated_by,
    present_seat,
    require_facilitator,
    seated_at,
)
from dialogs.table.model import Seat
from dialogs.table.people import choose_language
from dialogs.table.reaching import note_reach


@on_command("start", Where.PRIVATE, afterwards=After.MENU)
def start(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    go(work, actor.person, HOME, repost=True)


@on_start("table")
def go_on(work: Work, actor: Actor, table_id: str, now: datetime) -> None:
    """Where a press in the group put the person; the payload itself opens nothing."""
    form = form_of(work, actor.person)
    if table_id == str(form.table_id):
        show(work, actor.person)
    else:
        go(work, actor.person, HOME, repost=True)


@on_command("who", Where.PRIVATE)
def who(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    ids = [*facilitated_by(work, actor.person), *(one.table_id for one in seated_at(work, actor.person))]
    if not ids:
        raise Refusal("at_no_table")
    for table_id in dict.fromkeys(ids):
        _tell(work, actor, "who", now, table=table_id)


@on_command("help", Where.PRIVATE)
def help_private(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    _tell(work, actor, "help", now)


@on_command("privacy", Where.PRIVATE)
def privacy(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    _tell(work, actor, "privacy", now)


@on_command("language", Where.PRIVATE)
def language(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    go(work, actor.person, TablePage.LANGUAGE.value, repost=True)


@on_button(ChooseLanguage)
def chosen(work: Work, actor: Actor, pressed: ChooseLanguage, now: datetime) -> None:
    choose_language(work, actor.person, pressed.language)
    go(work, actor.person, HOME)


@on_command("cancel", Where.PRIVATE)
def cancel(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    """Leave a form; what was stored before stays."""
    note = "nothing_open" if form_of(work, actor.person).page == HOME else "cancelled"
    go(work, actor.person, HOME, repost=True, note=note)


@on_button(TurnTo)
def turn(work: Work, actor: Actor, pressed: TurnTo, now: datetime) -> Toast | None:
    """`subject`, where there is one, is a seat of that table."""
    if pressed.subject and work.get(Seat, pressed.subject).table_id != pressed.table_id:
        raise Refusal("gone", kind="seat")
    if pressed.page not in OPEN_TO_ALL:
        require_facilitator(work, actor.person, pressed.table_id)
        if pressed.subject:
            present_seat(work, pressed.subject)
    go(work, actor.person, pressed.page.value, table_id=pressed.table_id, subject=pressed.subject)
    return None


@on_button(ShowWaiting)
def show_waiting(work: Work, actor: Actor, pressed: ShowWaiting, now: datetime) -> Toast:
    form = go(work, actor.person, MINE, repost=True)
    return to_private(actor, f"table_{form.table_id}")


@on_member
def reach_changed(work: Work, actor: Actor, change: Membership, now: datetime) -> None:
    """Whoever blocks the bot cannot be reached; whoever starts it again can."""
    if actor.private:
        note_reach(work, actor.person, change.after is Standing.GONE, now)


def _tell(work: Work, actor: Actor, code: str, now: datetime, **facts: int) -> None:
    work.add(Notice(code=code, facts=facts, person_id=actor.person.id, created_at=now))
