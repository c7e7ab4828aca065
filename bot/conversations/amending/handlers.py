"""A new version of a returned goal, in private: wording, line, preview; the seats asked confirm it."""

from datetime import datetime

from bot.conversations.amending.buttons import Amend, AnswerVersion, NoLine, PutWithoutWaiting, WriteVersion
from bot.conversations.amending.forms import AMEND, AMEND_LINE, AMEND_PREVIEW
from bot.panel.actor import Actor
from bot.panel.doors.goals import VERSION, LookAtVersion
from bot.panel.pages import form_on, go
from bot.panel.router import FREE_TEXT, on_button, on_page_text, shown_later
from bot.panel.toast import Toast
from dialogs.owed import Form
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.amending import amend, amendable, confirm_version, put_without_waiting
from dialogs.rounds.model import Proposal
from dialogs.rounds.proposing import GOAL_LIMIT, LINE_LIMIT
from dialogs.table.authority import require_facilitator
from dialogs.wording import plain_text


@on_button(LookAtVersion)
def look(work: Work, actor: Actor, pressed: LookAtVersion, now: datetime) -> Toast | None:
    proposal = work.get(Proposal, pressed.proposal_id)
    require_facilitator(work, actor.person, proposal.table_id)
    go(work, actor.person, VERSION, table_id=proposal.table_id, proposal=proposal.id)
    return None


@on_button(Amend)
def ask_for_wording(work: Work, actor: Actor, pressed: Amend, now: datetime) -> Toast | None:
    proposal = work.get(Proposal, pressed.proposal_id)
    amendable(work, actor.person, proposal)
    go(work, actor.person, AMEND, table_id=proposal.table_id, repost=True, proposal=proposal.id)
    return None


@on_page_text(AMEND, guard=shown_later(FREE_TEXT))
def take_wording(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    form = _form(work, actor)
    _turn(work, actor, form, AMEND_LINE, repost=True, text=plain_text(text, GOAL_LIMIT, "goal"))
    return None


@on_page_text(AMEND_LINE, guard=shown_later(FREE_TEXT))
def take_line(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    line, form = plain_text(text, LINE_LIMIT, "line"), _form(work, actor)
    _turn(work, actor, form, AMEND_PREVIEW, repost=True, text=form.data["text"], line=line)
    return None


@on_button(NoLine)
def no_line(work: Work, actor: Actor, pressed: NoLine, now: datetime) -> Toast | None:
    form = _form(work, actor)
    _turn(work, actor, form, AMEND_PREVIEW, text=_text(form), line="")
    return None


@on_button(WriteVersion)
def write(work: Work, actor: Actor, pressed: WriteVersion, now: datetime) -> Toast | None:
    form = _form(work, actor)
    text, line = _text(form), form.data.get("line", "")
    amend(work, actor.person, form.data["proposal"], text, line, now)
    _turn(work, actor, form, VERSION)
    return Toast("recorded")


@on_button(AnswerVersion)
def answer_version(work: Work, actor: Actor, pressed: AnswerVersion, now: datetime) -> Toast | None:
    confirm_version(work, actor.person, pressed.confirmation_id, pressed.agrees, now)
    return Toast("recorded")


@on_button(PutWithoutWaiting)
def put_anyway(work: Work, actor: Actor, pressed: PutWithoutWaiting, now: datetime) -> Toast | None:
    put_without_waiting(work, actor.person, pressed.proposal_id, now)
    proposal = work.get(Proposal, pressed.proposal_id)
    go(work, actor.person, VERSION, table_id=proposal.table_id, proposal=proposal.id)
    return Toast("recorded")


def _turn(work: Work, actor: Actor, form: Form, page: str, *, repost: bool = False, **data: object) -> None:
    kept = {"proposal": form.data.get("proposal", 0), **data}
    go(work, actor.person, page, table_id=form.table_id, repost=repost, **kept)


def _form(work: Work, actor: Actor) -> Form:
    return form_on(work, actor.person, AMEND, AMEND_LINE, AMEND_PREVIEW)


def _text(form: Form) -> str:
    if "text" not in form.data:
        raise Refusal("button_outdated")
    return str(form.data["text"])
