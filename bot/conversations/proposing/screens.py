"""The panel's pages for proposing a goal, and for choosing a table when there are several."""

from bot.conversations.proposing.buttons import WriteAnew
from bot.conversations.proposing.forms import LINE, PREVIEW, PROPOSED, TEXT
from bot.panel.doors.goals import WHICH_TABLE, ConfirmProposal, OpenPropose, SkipLine
from bot.panel.doors.rounds import OpenDesk, OpenMine
from bot.panel.fitting import shortened
from bot.panel.keys import key
from bot.panel.pages import page
from bot.panel.readers import anybody, members, proposers
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from dialogs.owed import Form
from dialogs.rounds.model import Proposal
from dialogs.rounds.proposing import GOAL_LIMIT, LINE_LIMIT, may_propose_at
from dialogs.rounds.queue_view import goal_view
from dialogs.table.authority import facilitated_by
from dialogs.table.model import Person, Table

MOST_TABLES = 20


@page(WHICH_TABLE, to=anybody)
def draw_which_table(scene: Scene, person: Person, form: Form) -> Screen:
    """Of the tables offered, those at which it is still theirs to do."""
    is_desk = form.data.get("door") == "desk"
    door = OpenDesk if is_desk else OpenPropose
    open_to = (facilitated_by if is_desk else may_propose_at)(scene.reader, person)
    offered = [one for one in form.data.get("tables", []) if one in open_to]
    tables = [scene.reader.get(Table, one) for one in offered[:MOST_TABLES]]
    keys = tuple((key(shortened(table.name, 60), door(table.id)),) for table in tables)
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
    keys: tuple[Key, ...] = (key(words._("My rounds"), OpenMine()),)
    if form.table_id in may_propose_at(scene.reader, person):
        keys = (key(words._("Propose another"), OpenPropose(form.table_id)), *keys)
    return Screen(words.render("panel/proposed", goal=goal), (keys,))
