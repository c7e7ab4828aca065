"""The panel's pages on which agencies come to the table: the starter set, or one by one."""

from bot.conversations.agencies.buttons import WantAgency
from bot.panel.doors.table import AddAgency, GivePillar, OpenSheet, SeatStarters, TurnTo
from bot.panel.keys import key
from bot.panel.led_table import back, led_table
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.panel.starter import starter_set
from bot.panel.table_pages import TablePage
from dialogs.methods.positions import Pillar
from dialogs.owed import Form
from dialogs.table.model import Person
from dialogs.table.seating import AGENCY_LIMIT

TICKED = "✓"

UNTICKED = "✗"


@page(TablePage.STARTER.value, to=facilitators)
def draw_starter(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    without = set(form.data.get("without", []))
    agencies = starter_set(table.language)
    keys = []
    for code, agency in agencies.items():
        mark = UNTICKED if code in without else TICKED
        keys.append((key(f"{mark} {agency.name}", WantAgency(code, code in without)),))
    wanted = len(agencies) - len(without)
    take = words.ngettext("Seat this %(num)s agency", "Seat these %(num)s agencies", wanted)
    seat = ((key(take, SeatStarters()),),) if wanted else ()
    others = (
        key(words._("Name them one by one"), TurnTo(TablePage.AGENCY_NAME, table.id)),
        key(words._("Spreadsheet"), OpenSheet(table.id)),
    )
    text = words.render("panel/starter", count=len(agencies), wanted=wanted)
    return Screen(text, (*keys, *seat, others))


@page(TablePage.AGENCY_NAME.value, to=facilitators)
def draw_agency_name(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    text = scene.words.render("panel/agency_name", limit=AGENCY_LIMIT)
    return Screen(text, ((back(scene.words, TablePage.SEATS, table),),))


@page(TablePage.AGENCY_PILLAR.value, to=facilitators)
def draw_agency_pillar(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    keys = [(key(words.term(pillar), GivePillar(pillar)),) for pillar in Pillar]
    text = words.render("panel/agency_pillar", agency=form.data["agency"])
    return Screen(text, (*keys, (back(words, TablePage.AGENCY_NAME, table),)))


@page(TablePage.AGENCY_LIVED.value, to=facilitators)
def draw_agency_lived(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    keys = (key(words._("No"), AddAgency(False)), key(words._("Yes"), AddAgency(True)))
    text = words.render("panel/agency_lived", agency=form.data["agency"])
    return Screen(text, (keys, (back(words, TablePage.AGENCY_NAME, table),)))
