"""Setting a table up: an administrator becomes its facilitator, keeps or changes the defaults."""

from datetime import datetime
from fractions import Fraction

from bot.conversations.setup.buttons import (
    KeepHolidays,
    RemindAt,
    SpeakLanguage,
    UsePillarRule,
    UseQuorum,
    UseZone,
)
from bot.panel.actor import Actor, require_here
from bot.panel.doors.table import OpenTable, SetUpTable, UseThese
from bot.panel.pages import form_of, go
from bot.panel.router import NAME, NOTHING_KEPT, OFFICE_NUMBER, After, on_button, on_page_text
from bot.panel.table_pages import TablePage
from bot.panel.toast import Toast, to_private
from bot.texts.regions import region_named
from bot.texts.zones import region_of, zone_of_city
from dialogs.holidays import is_known_region
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table import settings
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.authority import require_facilitator
from dialogs.table.greeting import record_rights, seen_rights
from dialogs.table.model import Person, Seat, Table
from dialogs.table.moving import stand_in_topic
from dialogs.table.seating import open_table


@on_button(SetUpTable, asks_chat=True, afterwards=After.MENU)
def set_up(work: Work, actor: Actor, pressed: SetUpTable, now: datetime) -> Toast:
    """The press proves who one is, also for administrators who write anonymously."""
    table = work.get(Table, pressed.table_id)
    if actor.private:
        raise Refusal("press_in_group")
    require_here(actor, table)
    if actor.chat is None:
        raise Refusal("chat_not_asked")
    appoint_facilitator(work, actor.person, table.id, actor.chat.is_administrator, now)
    seen = seen_rights(table, actor.chat.lacking, changed=False)
    record_rights(work, table.id, seen, actor.chat.members)
    stand_in_topic(work, table.id, actor.thread_id)
    go(work, actor.person, TablePage.SETUP.value, table_id=table.id, repost=True)
    return to_private(actor, f"table_{table.id}")


@on_button(UseThese)
def use_these(work: Work, actor: Actor, pressed: UseThese, now: datetime) -> None:
    require_facilitator(work, actor.person, pressed.table_id)
    _turn_on(work, actor.person, work.get(Table, pressed.table_id))


@on_button(SpeakLanguage)
def speak_language(work: Work, actor: Actor, pressed: SpeakLanguage, now: datetime) -> None:
    settings.set_language(work, actor.person, pressed.table_id, pressed.language)
    _show_changed(work, actor.person, pressed.table_id)


@on_button(UseZone)
def use_zone(work: Work, actor: Actor, pressed: UseZone, now: datetime) -> None:
    _set_zone(work, actor.person, pressed.table_id, pressed.zone)
    _show_changed(work, actor.person, pressed.table_id)


@on_button(UseQuorum)
def use_quorum(work: Work, actor: Actor, pressed: UseQuorum, now: datetime) -> None:
    settings.set_quorum(work, actor.person, pressed.table_id, Fraction(pressed.quorum))
    _show_changed(work, actor.person, pressed.table_id)


@on_button(UsePillarRule)
def use_pillar_rule(work: Work, actor: Actor, pressed: UsePillarRule, now: datetime) -> None:
    settings.set_pillar_rule(work, actor.person, pressed.table_id, pressed.on)
    _show_changed(work, actor.person, pressed.table_id)


@on_button(RemindAt)
def remind_at(work: Work, actor: Actor, pressed: RemindAt, now: datetime) -> None:
    settings.set_reminder_hour(work, actor.person, pressed.table_id, pressed.hour)
    _show_changed(work, actor.person, pressed.table_id)


@on_button(KeepHolidays)
def keep_holidays(work: Work, actor: Actor, pressed: KeepHolidays, now: datetime) -> None:
    settings.set_holidays(work, actor.person, pressed.table_id, pressed.region)
    _show_changed(work, actor.person, pressed.table_id)


@on_page_text(TablePage.HOLIDAYS.value, guard=NOTHING_KEPT)
def name_holidays(work: Work, actor: Actor, text: str, now: datetime) -> None:
    table_id = form_of(work, actor.person).table_id
    settings.set_holidays(work, actor.person, table_id, region_named(text, actor.person.language))
    _show_changed(work, actor.person, table_id, repost=True)


@on_page_text(TablePage.CONTACT.value, guard=OFFICE_NUMBER, limit=settings.CONTACT_LIMIT)
def name_contact(work: Work, actor: Actor, text: str, now: datetime) -> None:
    """An office's telephone is what is asked for here: no second look at it."""
    table_id = form_of(work, actor.person).table_id
    settings.set_contact(work, actor.person, table_id, text)
    _show_changed(work, actor.person, table_id, repost=True)


@on_page_text(TablePage.NAME.value, guard=NAME, limit=settings.NAME_LIMIT)
def name_table(work: Work, actor: Actor, text: str, now: datetime) -> None:
    table_id = form_of(work, actor.person).table_id
    settings.name_table(work, actor.person, table_id, text)
    _show_changed(work, actor.person, table_id, repost=True)


@on_page_text(TablePage.ZONE.value, guard=NOTHING_KEPT)
def name_zone(work: Work, actor: Actor, text: str, now: datetime) -> None:
    table_id = form_of(work, actor.person).table_id
    _set_zone(work, actor.person, table_id, zone_of_city(text))
    _show_changed(work, actor.person, table_id, repost=True)


@on_page_text(TablePage.DATA_OWNER.value, guard=NAME, limit=settings.BODY_LIMIT)
def name_data_owner(work: Work, actor: Actor, text: str, now: datetime) -> None:
    """Asked on the way to the agencies, it leads on there; from the changes, back to them."""
    form = form_of(work, actor.person)
    table = settings.name_data_owner(work, actor.person, form.table_id, text)
    if form.data.get("on_the_way"):
        _turn_on(work, actor.person, table, repost=True)
    else:
        _show_changed(work, actor.person, table.id, repost=True)


@on_button(OpenTable)
def open_now(work: Work, actor: Actor, pressed: OpenTable, now: datetime) -> Toast:
    opened = open_table(work, actor.person, pressed.table_id, now)
    go(work, actor.person, TablePage.SEATS.value, table_id=pressed.table_id)
    return Toast("table_opened", {"seats": opened.seats})


def _turn_on(work: Work, person: Person, table: Table, *, repost: bool = False) -> None:
    """What is still missing before the table can open: the body, the agencies, the press."""
    if not table.data_owner:
        go(work, person, TablePage.DATA_OWNER.value, table_id=table.id, repost=repost, on_the_way=True)
    elif work.first(Seat, table_id=table.id, removed_at=None):
        go(work, person, TablePage.SEATS.value, table_id=table.id, repost=repost)
    else:
        go(work, person, TablePage.STARTER.value, table_id=table.id, repost=repost)


def _set_zone(work: Work, by: Person, table_id: int, wanted: str) -> None:
    """With the zone comes its country, whose holidays are taken until another region is chosen."""
    table = settings.set_zone(work, by, table_id, wanted)
    country = region_of(table.zone)
    if not table.region.startswith(country):
        settings.set_holidays(work, by, table_id, country if is_known_region(country) else "")


def _show_changed(work: Work, person: Person, table_id: int, *, repost: bool = False) -> None:
    go(work, person, TablePage.CHANGE.value, table_id=table_id, repost=repost)
