"""What is told: agencies from a spreadsheet."""

from bot.documents.agency_sheet import SheetFormat, agency_file
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from bot.texts.words import words_for
from dialogs.owed import Notice
from dialogs.table.listing import agencies_of
from dialogs.table.model import Table


@words_notice("agency_sheet")
def agency_sheet(scene: Scene, notice: Notice) -> Screen:
    """With the agencies there are: what comes out can be sent back in."""
    table = scene.reader.get(Table, notice.facts["table"])
    agencies = agencies_of(scene.reader, table.id)
    words, wanted = words_for(table.language), SheetFormat(notice.facts["form"])
    text = scene.words.render("notices/agency_sheet", count=len(agencies))
    return Screen(text, file=agency_file(table, agencies, words, wanted, scene.now))
