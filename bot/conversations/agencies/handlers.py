"""Which agencies come: the starter set with ticks, or one by one; renaming and removing them."""

from datetime import datetime

from bot.conversations.agencies.buttons import WantAgency
from bot.panel.actor import Actor
from bot.panel.doors.table import AddAgency, GivePillar, RemoveSeat, SeatStarters
from bot.panel.led_table import led_form
from bot.panel.pages import go
from bot.panel.router import NAME, on_button, on_page_text, shown_later
from bot.panel.starter import starter_set
from bot.panel.table_pages import TablePage
from bot.panel.toast import Toast
from dialogs.methods.positions import Pillar
from dialogs.owed import Form
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.model import Seat, Table
from dialogs.table.seating import (
    AGENCY_LIMIT,
    Agency,
    agency_name,
    open_table,
    remove_seat,
    rename_seat,
    seat_agencies,
)
from dialogs.wording import folded


@on_button(WantAgency)
def want_agency(work: Work, actor: Actor, pressed: WantAgency, now: datetime) -> None:
    form, table = _standing_on(work, actor, TablePage.STARTER)
    if pressed.code not in starter_set(table.language):
        raise Refusal("button_outdated")
    without = set(form.data.get("without", [])) - {pressed.code}
    if not pressed.wanted:
        without.add(pressed.code)
    go(work, actor.person, TablePage.STARTER.value, table_id=table.id, without=sorted(without))


@on_button(SeatStarters)
def seat_starters(work: Work, actor: Actor, pressed: SeatStarters, now: datetime) -> Toast:
    """The agencies ticked are seated, and the table is open."""
    form, table = _standing_on(work, actor, TablePage.STARTER)
    without = form.data.get("without", [])
    wanted = [agency for code, agency in starter_set(table.language).items() if code not in without]
    seat_agencies(work, actor.person, table.id, wanted, now)
    opened = open_table(work, actor.person, table.id, now)
    go(work, actor.person, TablePage.SEATS.value, table_id=table.id)
    return Toast("table_opened", {"seats": opened.seats})


@on_page_text(TablePage.AGENCY_NAME.value, guard=shown_later(NAME))
def name_agency(work: Work, actor: Actor, text: str, now: datetime) -> None:
    _, table = _standing_on(work, actor, TablePage.AGENCY_NAME)
    name = agency_name(text, _taken(work, table.id))
    go(work, actor.person, TablePage.AGENCY_PILLAR.value, table_id=table.id, repost=True, agency=name)


@on_button(GivePillar)
def give_pillar(work: Work, actor: Actor, pressed: GivePillar, now: datetime) -> None:
    form, table = _standing_on(work, actor, TablePage.AGENCY_PILLAR)
    facts = {"agency": form.data["agency"], "pillar": pressed.pillar.value}
    go(work, actor.person, TablePage.AGENCY_LIVED.value, table_id=table.id, **facts)


@on_button(AddAgency)
def add_agency(work: Work, actor: Actor, pressed: AddAgency, now: datetime) -> Toast:
    form, table = _standing_on(work, actor, TablePage.AGENCY_LIVED)
    agency = Agency(form.data["agency"], Pillar(form.data["pillar"]), pressed.lived_experience)
    seat_agencies(work, actor.person, table.id, [agency], now)
    go(work, actor.person, TablePage.SEATS.value, table_id=table.id)
    return Toast("agency_seated", {"agency": agency.name})


@on_page_text(TablePage.RENAME.value, guard=NAME, limit=AGENCY_LIMIT)
def rename(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form, table = _standing_on(work, actor, TablePage.RENAME)
    seat = rename_seat(work, actor.person, form.data["subject"], text, now)
    go(work, actor.person, TablePage.SEAT.value, table_id=table.id, repost=True, subject=seat.id)


@on_button(RemoveSeat)
def remove(work: Work, actor: Actor, pressed: RemoveSeat, now: datetime) -> Toast:
    removed = remove_seat(work, actor.person, pressed.seat_id, now)
    go(work, actor.person, TablePage.SEATS.value, table_id=removed.table_id)
    return Toast("seat_removed", {"agency": removed.agency})


def _standing_on(work: Work, actor: Actor, page: TablePage) -> tuple[Form, Table]:
    """The form and its table, if the actor facilitates it and stands on this page; else the button is old."""
    form = led_form(work, actor.person, page.value)
    return form, work.get(Table, form.table_id)


def _taken(work: Work, table_id: int) -> set[str]:
    return {folded(seat.agency) for seat in work.find(Seat, table_id=table_id, removed_at=None)}
