"""A list of agencies comes as a spreadsheet: read, shown, taken over all or nothing; and goes out again."""

from dataclasses import asdict
from datetime import datetime

from bot.conversations.agency_file.buttons import SendSheet
from bot.conversations.agency_file.forms import (
    MOST_BYTES,
    PREVIEW,
    SHEET,
    ReadList,
    as_data,
    from_data,
    read_agencies,
)
from bot.documents.agency_sheet import SheetFormat
from bot.panel.actor import Actor
from bot.panel.doors.table import OpenSheet, TakeList
from bot.panel.pages import form_of, form_on, go
from bot.panel.router import NOTHING_KEPT, on_button, on_page_file, on_page_text
from bot.panel.table_pages import TablePage
from bot.panel.toast import Toast
from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import require_facilitator
from dialogs.table.listing import take_over
from dialogs.table.model import Table, TableState
from dialogs.table.seating import open_table


@on_button(OpenSheet)
def open_sheet(work: Work, actor: Actor, pressed: OpenSheet, now: datetime) -> None:
    require_facilitator(work, actor.person, pressed.table_id)
    go(work, actor.person, SHEET, table_id=pressed.table_id)


@on_button(SendSheet)
def send_sheet(work: Work, actor: Actor, pressed: SendSheet, now: datetime) -> Toast:
    require_facilitator(work, actor.person, pressed.table_id)
    facts = {"table": pressed.table_id, "form": SheetFormat(pressed.form).value}
    work.add(Notice(code="agency_sheet", facts=facts, person_id=actor.person.id, created_at=now))
    return Toast("file_comes")


@on_page_file(SHEET, reads=read_agencies, limit=MOST_BYTES)
def take_file(work: Work, actor: Actor, read: ReadList, now: datetime) -> None:
    form = form_of(work, actor.person)
    require_facilitator(work, actor.person, form.table_id)
    if read.faults:
        faults = [[one.code, {"cell": one.cell, **one.facts}] for one in read.faults]
        go(work, actor.person, SHEET, table_id=form.table_id, repost=True, faults=faults)
    else:
        listed = as_data(read.agencies)
        source = asdict(read.source)
        go(work, actor.person, PREVIEW, table_id=form.table_id, repost=True, agencies=listed, source=source)


@on_page_text(SHEET, guard=NOTHING_KEPT)
def text_instead(work: Work, actor: Actor, text: str, now: datetime) -> None:
    raise Refusal("file_wanted")


@on_button(TakeList)
def take_list(work: Work, actor: Actor, pressed: TakeList, now: datetime) -> Toast:
    """A table not open yet is opened with its first list."""
    form = form_on(work, actor.person, PREVIEW)
    taken = take_over(work, actor.person, form.table_id, from_data(form.data["agencies"]), now)
    if work.get(Table, form.table_id).state is TableState.GREETED:
        open_table(work, actor.person, form.table_id, now)
    go(work, actor.person, TablePage.SEATS.value, table_id=form.table_id)
    return Toast("list_taken", {"added": taken.added, "changed": taken.changed})
