"""The panel's pages for proposing a goal, and for choosing a table when there are several."""

from bot.forms.doors import OpenDesk, OpenMine, OpenPropose
from bot.forms.panel import page
from bot.forms.proposing import LINE, PREVIEW, PROPOSED, TEXT, ConfirmProposal, SkipLine, WriteAnew
from bot.forms.readers import anybody, members, proposers
from bot.screens.keys import key
from bot.screens.scene import Scene
from bot.screens.screen import Screen
from dialogs.owed import Form
from dialogs.rounds.model import Proposal
from dialogs.rounds.proposing import GOAL_LIMIT, LINE_LIMIT
from dialogs.rounds.queue_view import goal_view
from dialogs.table.model import Person, Table

WHICH_TABLE = "which_table"
MOST_TABLES = 20


@page(WHICH_TABLE, to=anybody)
def draw_which_table(scene: Scene, person: Person, form: Form) -> Screen:
    door = OpenDesk if form.data.get("door") == "desk" else OpenPropose
    tables = [scene.reader.get(Table, one) for one in form.data.get("tables", [])[:MOST_TABLES]]
    keys = tuple((key(table.name[:60], door(table.id)),) for table in tables)
    return Screen(scene.words.render("panel/which_table"), keys)


@page(TEXT, to=proposers)
def draw_text(scene: Scene, person: Person, form: Form) -> Screen:
    table = scene.reader.get(Table, form.table_id)
    return Screen(scene.words.render("panel/propose", table=table.name, limit=GOAL_LIMIT))


@page(LINE, to=proposers)
def draw_line(scene: Scene, person: Person, form: Form) -> Screen:
    text = scene.words.render("panel/propose_line", text=form.data["text"], limit=LINE_LIMIT)
    return Screen(text, ((key(scene.words._("Skip"), SkipLine()), key(scene.words._("Back"), WriteAnew())),))


@page(PREVIEW, to=proposers)
def draw_preview(scene: Scene, person: Person, form: Form) -> Screen:
    table, data = scene.reader.get(Table, form.table_id), form.data
    words = scene.words
    text = words.render("panel/propose_preview", table=table.name, text=data["text"], line=data["line"])
    return Screen(text, ((key(words._("Propose"), ConfirmProposal()), key(words._("Change"), WriteAnew())),))


@page(PROPOSED, to=members)
def draw_proposed(scene: Scene, person: Person, form: Form) -> Screen:
    goal = goal_view(scene.reader, scene.reader.get(Proposal, form.data["proposal"]), scene.now)
    words = scene.words
    keys = (
        (key(words._("Propose another"), OpenPropose(form.table_id)), key(words._("My rounds"), OpenMine())),
    )
    return Screen(words.render("panel/proposed", goal=goal), keys)
