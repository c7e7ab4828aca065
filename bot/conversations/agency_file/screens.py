"""The pages of a list of agencies: sending it, what is wrong in it, what it would change; the list itself."""

from bot.conversations.agency_file.buttons import SendSheet
from bot.conversations.agency_file.forms import PREVIEW, SHEET, from_data
from bot.documents.agency_sheet import SheetFormat
from bot.panel.doors.table import OpenSheet, TakeList, TurnTo
from bot.panel.keys import key
from bot.panel.led_table import led_table
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.panel.table_pages import TablePage
from bot.texts.person_first import hints
from bot.texts.zones import region_of
from dialogs.methods.positions import Pillar
from dialogs.owed import Form
from dialogs.sharing import private_details
from dialogs.table.listing import compare
from dialogs.table.model import Person
from dialogs.table.seating import MOST_SEATS

MOST_FAULTS = 12

MOST_NAMES = 15

_UNKNOWN = {"kind": "CSV", "encoding": "UTF-8", "page": ""}  # of a preview shown before it was kept


@page(SHEET, to=facilitators)
def draw_sheet(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    faults = form.data.get("faults", [])
    told = [words.refusal(code, **facts) for code, facts in faults[:MOST_FAULTS]]
    pillars = ", ".join(words.term(pillar) for pillar in Pillar)
    facts = {"faults": told, "more": len(faults) - len(told), "limit": MOST_SEATS, "pillars": pillars}
    keys = (
        (
            key(words._("Template (XLSX)"), SendSheet(table.id, SheetFormat.XLSX)),
            key(words._("Template (CSV)"), SendSheet(table.id, SheetFormat.CSV)),
        ),
        (key(words._("Back"), TurnTo(TablePage.SEATS, table.id)),),
    )
    return Screen(words.render("panel/agency_sheet", table=table, **facts), keys)


@page(PREVIEW, to=facilitators)
def draw_preview(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    listed = from_data(form.data["agencies"])
    found = compare(scene.reader, table.id, listed)
    mandates = "\n".join(one.mandate for one in listed)
    details = private_details("\n".join((*(one.name for one in listed), mandates)), region_of(table.zone))
    looked_at = {"details": details, "hints": hints(mandates)}
    keys = ((key(words._("Take it over"), TakeList()), key(words._("Back"), OpenSheet(table.id))),)
    facts = {"found": found, "most": MOST_NAMES, "table": table, "source": form.data.get("source", _UNKNOWN)}
    return Screen(words.render("panel/agency_preview", **facts, **looked_at), keys)
