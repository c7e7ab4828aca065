"""The bot comes to a group or leaves it; a group's commands around the table itself."""

from datetime import datetime

from bot.panel.actor import Actor, Membership, Standing, require_here, table_here
from bot.panel.doors.table import CheckRights
from bot.panel.router import Where, on_button, on_command, on_member
from bot.panel.toast import Toast
from bot.texts.glossary import LANGUAGES
from bot.texts.zones import region_of
from dialogs.owed import BoardKind, Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import is_facilitator, require_facilitator
from dialogs.table.greeting import (
    REMOVED,
    greet,
    record_rights,
    seen_rights,
    tell_rights_lost,
)
from dialogs.table.model import Table, TableState
from dialogs.table.moving import PARTLY_SHUT, SHUT, come_back, stand_in_topic
from dialogs.table.offices import ask_for_successor


@on_member
def membership_changed(work: Work, actor: Actor, change: Membership, now: datetime) -> None:
    if not change.is_group:
        return
    table = work.first(Table, chat_id=actor.chat_id)
    if change.after is not Standing.THERE:
        lost = (REMOVED,) if change.after is Standing.GONE else change.lacking
        if table:
            tell_rights_lost(work, table.id, seen_rights(table, lost, changed=True), now)
        return
    lacking = seen_rights(table, change.lacking, changed=True) if table else change.lacking
    if table and table.state is TableState.OPEN and REMOVED in table.rights.split():
        come_back(work, table.id, lacking, now)
    elif change.before is Standing.GONE or table is None:
        _greet(work, actor, lacking, now)
    else:
        tell_rights_lost(work, table.id, lacking, now)


@on_command("start", Where.GROUP)
def start(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    """The greeting until the table is open, then its card. In a forum the facilitator's /start says in
    which topic boards stand."""
    table = work.first(Table, chat_id=actor.chat_id)
    if table and is_facilitator(work, actor.person, table.id):
        stand_in_topic(work, table.id, actor.thread_id)
    _greet(work, actor, table.rights.split() if table else (), now)
    if table:
        ask_for_successor(work, table.id, now)


@on_command("who", Where.GROUP)
def who(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    table = table_here(work, actor)
    if table.state is not TableState.OPEN:
        raise Refusal("table_not_open")
    work.add(Notice(code="who", facts={"table": table.id}, table_id=table.id, created_at=now))


@on_command("help", Where.GROUP)
def help_here(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    table = table_here(work, actor)
    work.add(Notice(code="help_group", table_id=table.id, created_at=now))


@on_button(CheckRights, asks_chat=True)
def check_rights(work: Work, actor: Actor, pressed: CheckRights, now: datetime) -> Toast:
    """By anybody in the group, by the facilitator in private: what the bot lacks, with the remedy."""
    table = work.get(Table, pressed.table_id)
    if actor.private:
        require_facilitator(work, actor.person, table.id)
    require_here(actor, table)
    if actor.chat is None:
        raise Refusal("chat_not_asked")
    seen = seen_rights(table, actor.chat.lacking, changed=False)
    record_rights(work, table.id, seen, actor.chat.members)
    if actor.private:
        work.redraw(BoardKind.PANEL, 0, actor.person.id)
    if (SHUT | PARTLY_SHUT) & set(seen):
        return Toast("rights_shut", alert=True)
    codes = "_".join(seen) or "complete"
    return Toast(f"rights_{codes}", alert=True)


def _greet(work: Work, actor: Actor, lacking: tuple[str, ...] | list[str], now: datetime) -> None:
    spoken = actor.language_code.split("-")[0].lower()
    language = spoken if spoken in LANGUAGES and not actor.anonymous else actor.defaults.language
    greet(
        work,
        actor.chat_id,
        actor.chat_title,
        lacking,
        now,
        language=language,
        zone=actor.defaults.zone,
        region=region_of(actor.defaults.zone),
        retention_days=actor.defaults.retention_days,
    )
