"""The pages of a goal's next version, and what is told of it in private."""

from bot.conversations.amending.buttons import Amend, NoLine, PutWithoutWaiting, WriteVersion
from bot.conversations.amending.forms import AMEND, AMEND_LINE, AMEND_PREVIEW
from bot.panel.doors.goals import VERSION
from bot.panel.doors.rounds import DraftRound, OpenDesk, OpenMine
from bot.panel.fitting import fitted
from bot.panel.keys import Rows, key
from bot.panel.objection_keys import objection_keys
from bot.panel.pages import page
from bot.panel.readers import amenders, members
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from dialogs.owed import Form
from dialogs.refusals import Refusal
from dialogs.rounds.amending import amendable
from dialogs.rounds.difference import rewordings
from dialogs.rounds.model import Proposal, ProposalState
from dialogs.rounds.proposing import GOAL_LIMIT, LINE_LIMIT
from dialogs.rounds.version_view import VersionView, version_view
from dialogs.table.authority import is_facilitator
from dialogs.table.model import Person, Table


@page(AMEND, to=amenders)
def draw_amend(scene: Scene, person: Person, form: Form) -> Screen:
    return Screen(_page(scene, form, "panel/amend", limit=GOAL_LIMIT), (_back(scene, person, form),))


@page(AMEND_LINE, to=amenders)
def draw_line(scene: Scene, person: Person, form: Form) -> Screen:
    keys = (key(scene.words._("Skip"), NoLine()), key(scene.words._("Back"), Amend(form.data["proposal"])))
    return Screen(scene.words.render("panel/propose_line", text=form.data["text"], limit=LINE_LIMIT), (keys,))


@page(AMEND_PREVIEW, to=amenders)
def draw_preview(scene: Scene, person: Person, form: Form) -> Screen:
    data, words = form.data, scene.words
    view = _view(scene, data["proposal"])
    changes = rewordings(view.text, data["text"])
    text = _page(scene, form, "panel/amend_preview", text=data["text"], line=data["line"], changes=changes)
    write = key(words._("Write wording %(number)s", number=view.version + 1), WriteVersion())
    return Screen(text, ((write, key(words._("Change"), Amend(data["proposal"]))),))


@page(VERSION, to=members)
def draw_version(scene: Scene, person: Person, form: Form) -> Screen:
    proposal, words = scene.reader.get(Proposal, form.data["proposal"]), scene.words
    facilitates = is_facilitator(scene.reader, person, proposal.table_id)
    keys: tuple[Key, ...] = ()
    if proposal.state is ProposalState.DECIDED:
        keys = amend_key(scene, person, proposal)
    elif facilitates and proposal.state is ProposalState.AMENDED:
        keys = (key(words._("Put without waiting"), PutWithoutWaiting(proposal.id)),)
    elif facilitates and proposal.state is ProposalState.QUEUED:
        keys = (key(words._("Put in a round"), DraftRound(proposal.id)),)
    rest: Rows = (keys,) if keys else ()
    found, check, asks = objection_keys(scene, proposal) if facilitates else ((), None, ())
    facts = {"state": proposal.state.value, "objections": found, "check": check}
    text = fitted(lambda room: _page(scene, form, "panel/version", **facts, room=room), (400, 150, 60))
    return Screen(text, (*rest, *asks, _back(scene, person, form)))


def amend_key(scene: Scene, person: Person, proposal: Proposal) -> tuple[Key, ...]:
    """For whoever may write the next version now."""
    try:
        amendable(scene.reader, person, proposal)
    except Refusal:
        return ()
    return (key(scene.words._("Write a new wording"), Amend(proposal.id)),)


def _page(scene: Scene, form: Form, template: str, **facts: object) -> str:
    view = _view(scene, form.data["proposal"])
    table = scene.reader.get(Table, form.table_id).name
    shown = {"changes": view.changes, **facts}
    return scene.words.render(template, table=table, view=view, **shown)


def _view(scene: Scene, proposal_id: int) -> VersionView:
    return version_view(scene.reader, scene.reader.get(Proposal, proposal_id))


def _back(scene: Scene, person: Person, form: Form) -> tuple[Key, ...]:
    facilitates = is_facilitator(scene.reader, person, form.table_id)
    return (key(scene.words._("Back"), OpenDesk(form.table_id) if facilitates else OpenMine()),)
