"""Proposing a goal in private: text, plain-language line, preview; the facilitator goes on to the round."""

from datetime import datetime

from bot.conversations.proposing.buttons import WriteAnew
from bot.conversations.proposing.forms import LINE, PREVIEW, PROPOSED, TEXT
from bot.panel.actor import Actor
from bot.panel.doors.goals import ConfirmProposal, OpenPropose, SkipLine
from bot.panel.drafts import Draft, show_draft
from bot.panel.pages import form_of, form_on, go
from bot.panel.router import FREE_TEXT, Where, on_button, on_command, on_page_text, shown_later
from bot.panel.table_choice import chosen_table
from bot.panel.toast import Toast
from bot.panel.typed_text import take_text
from dialogs.owed import Form
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.proposing import GOAL_LIMIT, LINE_LIMIT, propose
from dialogs.table.authority import is_facilitator
from dialogs.table.model import Table, TableState
from dialogs.wording import plain_text


@on_command("propose", Where.PRIVATE)
def propose_command(work: Work, actor: Actor, argument: str, now: datetime) -> Toast | None:
    _start(work, actor, 0)
    if argument and form_of(work, actor.person).page == TEXT:
        take_text(work, actor, argument, now)
    return None


@on_button(OpenPropose)
def open_propose(work: Work, actor: Actor, pressed: OpenPropose, now: datetime) -> Toast | None:
    _start(work, actor, pressed.table_id)
    return None


@on_page_text(TEXT, guard=shown_later(FREE_TEXT))
def take_goal(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    form = form_of(work, actor.person)
    goal = plain_text(text, GOAL_LIMIT, "goal")
    go(work, actor.person, LINE, table_id=form.table_id, repost=True, text=goal)
    return None


@on_page_text(LINE, guard=shown_later(FREE_TEXT))
def take_line(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    form = _form_with_text(work, actor)
    line = plain_text(text, LINE_LIMIT, "line")
    go(work, actor.person, PREVIEW, table_id=form.table_id, repost=True, text=form.data["text"], line=line)
    return None


@on_button(SkipLine)
def skip_line(work: Work, actor: Actor, pressed: SkipLine, now: datetime) -> Toast | None:
    form = _form_with_text(work, actor)
    go(work, actor.person, PREVIEW, table_id=form.table_id, text=form.data["text"], line="")
    return None


@on_button(WriteAnew)
def write_anew(work: Work, actor: Actor, pressed: WriteAnew, now: datetime) -> Toast | None:
    form = _form_with_text(work, actor)
    go(work, actor.person, TEXT, table_id=form.table_id, text=form.data["text"])
    return None


@on_button(ConfirmProposal)
def confirm(work: Work, actor: Actor, pressed: ConfirmProposal, now: datetime) -> Toast | None:
    form = _form_with_text(work, actor)
    text, line = form.data["text"], form.data.get("line", "")
    proposed = propose(work, actor.person, form.table_id, text, line, now)
    if is_facilitator(work, actor.person, form.table_id):
        draft = Draft(table_id=form.table_id, proposals=(proposed.proposal_id,))
        show_draft(work, actor.person, draft, now)
    else:
        go(work, actor.person, PROPOSED, table_id=form.table_id, proposal=proposed.proposal_id)
    return Toast("goal_proposed", {"label": proposed.label})


def _start(work: Work, actor: Actor, table_id: int) -> None:
    chosen = chosen_table(work, actor, table_id, "propose")
    if not chosen:
        return
    if work.get(Table, chosen).state is not TableState.OPEN:
        raise Refusal("table_not_open")
    go(work, actor.person, TEXT, table_id=chosen, repost=True)


def _form_with_text(work: Work, actor: Actor) -> Form:
    form = form_on(work, actor.person, TEXT, LINE, PREVIEW)
    if "text" not in form.data:
        raise Refusal("button_outdated")
    return form
