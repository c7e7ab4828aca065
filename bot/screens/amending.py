"""The pages of a goal's next version, and what is told of it in private."""

from bot.forms.amending import (
    AMEND,
    AMEND_LINE,
    AMEND_PREVIEW,
    VERSION,
    Amend,
    AnswerVersion,
    LookAtVersion,
    NoLine,
    PutWithoutWaiting,
    WriteVersion,
)
from bot.forms.doors import OpenDesk, OpenMine
from bot.forms.drafting import DraftRound
from bot.forms.panel import page
from bot.forms.readers import amenders, members
from bot.screens.exploring import objection_keys
from bot.screens.fitting import fitted
from bot.screens.keys import Rows, key
from bot.screens.scene import Scene, words_notice
from bot.screens.screen import Key, Screen
from dialogs.owed import Form, Notice
from dialogs.refusals import Refusal
from dialogs.rounds.amending import Confirmation, amendable
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.codes import Agreed
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
        keys = _amend_key(scene, person, proposal)
    elif facilitates and proposal.state is ProposalState.AMENDED:
        keys = (key(words._("Put without waiting"), PutWithoutWaiting(proposal.id)),)
    elif facilitates and proposal.state is ProposalState.QUEUED:
        keys = (key(words._("Put in a round"), DraftRound(proposal.id)),)
    rest: Rows = (keys,) if keys else ()
    found, check, asks = objection_keys(scene, proposal) if facilitates else ((), None, ())
    facts = {"state": proposal.state.value, "objections": found, "check": check}
    text = fitted(lambda room: _page(scene, form, "panel/version", **facts, room=room), (400, 150, 60))
    return Screen(text, (*rest, *asks, _back(scene, person, form)))


@words_notice("goal_returned")
def goal_returned(scene: Scene, notice: Notice) -> Screen | None:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    if proposal.state is not ProposalState.DECIDED:
        return None
    return _told(scene, notice, proposal, (_amend_key(scene, _recipient(scene, notice), proposal),))


@words_notice("version_ready")
def version_ready(scene: Scene, notice: Notice) -> Screen:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    look = (key(scene.words._("Look at the wording"), LookAtVersion(proposal.id)),)
    return _told(scene, notice, proposal, (look,))


@words_notice("version_dropped")
def version_dropped(scene: Scene, notice: Notice) -> Screen | None:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    if proposal.state is not ProposalState.DECIDED:
        return None
    anew = _amend_key(scene, _recipient(scene, notice), proposal)
    return _told(scene, notice, proposal, (anew,), dropped=notice.facts["text"])


@words_notice("version_asked")
def version_asked(scene: Scene, notice: Notice) -> Screen | None:
    asked = scene.reader.get(Confirmation, notice.facts["confirmation"])
    words, proposal = scene.words, scene.reader.get(Proposal, asked.proposal_id)
    if asked.agreed is not Agreed.WAITING or proposal.state is not ProposalState.AMENDED:
        return None
    yes, no = (words._("It answers it"), words._("It does not"))
    if not asked.objected:
        yes, no = (words._("Agree"), words._("Do not agree"))
    keys = (key(yes, AnswerVersion(asked.id, True)), key(no, AnswerVersion(asked.id, False)))
    return _told(scene, notice, proposal, (keys,), objected=asked.objected)


def _recipient(scene: Scene, notice: Notice) -> Person:
    return scene.reader.get(Person, notice.person_id)


def _amend_key(scene: Scene, person: Person, proposal: Proposal) -> tuple[Key, ...]:
    """For whoever may write the next version now."""
    try:
        amendable(scene.reader, person, proposal)
    except Refusal:
        return ()
    return (key(scene.words._("Write a new wording"), Amend(proposal.id)),)


def _told(scene: Scene, notice: Notice, proposal: Proposal, keys: Rows, **facts: object) -> Screen:
    table = named_table(scene.reader, _recipient(scene, notice), proposal.table_id)
    view = version_view(scene.reader, proposal)
    text = scene.words.render(
        f"notices/{notice.code}", table=table, view=view, changes=view.changes, **facts
    )  # fmt: skip
    return Screen(text, tuple(row for row in keys if row))


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
