"""Objections explored in private: the owner's words, written questions, the legal check, the ledger."""

from datetime import datetime
from typing import Any

from bot.conversations.exploring.buttons import AnswerOwner, Explore, PublishAs
from bot.conversations.exploring.forms import (
    ANSWER,
    ASK,
    CHANGE,
    CHECK_DUE,
    CHECK_RESULT,
    CHECK_WHO,
    HARM,
    OBJECTIONS,
    PUBLISH,
)
from bot.panel.actor import Actor
from bot.panel.doors.goals import VERSION, AskOwner, CheckResult, NameCheck, OpenObjections
from bot.panel.pages import HOME, form_on, go, remark
from bot.panel.router import FREE_TEXT, NOTHING_KEPT, on_button, on_page_text, shown_later
from bot.panel.toast import Toast
from bot.panel.typed_moment import typed_moment
from dialogs.calendar import DAY_ENDS
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.exploring import (
    EXPLORE_LIMIT,
    QUESTION_LIMIT,
    WrittenQuestion,
    answer_question,
    ask_owner,
    askable,
    explore,
    own_question,
    returned,
)
from dialogs.rounds.legal import (
    RESULT_LIMIT,
    WHO_LIMIT,
    LegalCheck,
    name_check,
    record_result,
    require_check_wanted,
)
from dialogs.rounds.model import Item, Proposal
from dialogs.table.authority import is_facilitator, require_facilitator, seat_of
from dialogs.table.model import Table
from dialogs.wording import plain_text


@on_button(Explore)
def ask_harm(work: Work, actor: Actor, pressed: Explore, now: datetime) -> None:
    item = work.get(Item, pressed.item_id)
    seat_of(work, actor.person, item.table_id)
    go(work, actor.person, HARM, table_id=item.table_id, repost=True, item=item.id)


@on_page_text(HARM, guard=shown_later(FREE_TEXT))
def take_harm(work: Work, actor: Actor, text: str, now: datetime) -> None:
    _turn(work, actor, HARM, CHANGE, harm=plain_text(text, EXPLORE_LIMIT, "harm"))


@on_page_text(CHANGE, guard=shown_later(FREE_TEXT))
def take_change(work: Work, actor: Actor, text: str, now: datetime) -> None:
    _turn(work, actor, CHANGE, PUBLISH, change=plain_text(text, EXPLORE_LIMIT, "change"))


@on_button(PublishAs)
def publish(work: Work, actor: Actor, pressed: PublishAs, now: datetime) -> Toast:
    data = form_on(work, actor.person, PUBLISH).data
    explore(work, actor.person, data["item"], data["harm"], data["change"], pressed.published, now)
    go(work, actor.person, HOME)
    return Toast("recorded")


@on_button(AskOwner)
def ask(work: Work, actor: Actor, pressed: AskOwner, now: datetime) -> None:
    item = work.get(Item, pressed.item_id)
    require_facilitator(work, actor.person, item.table_id)
    askable(work, item.id, pressed.place)
    go(work, actor.person, ASK, table_id=item.table_id, item=item.id, place=pressed.place)


@on_page_text(ASK, limit=QUESTION_LIMIT)
def take_question(work: Work, actor: Actor, text: str, now: datetime) -> None:
    data = form_on(work, actor.person, ASK).data
    asked = ask_owner(work, actor.person, data["item"], data["place"], text, now)
    proposal_id = work.get(Item, asked.item_id).proposal_id
    go(work, actor.person, VERSION, table_id=asked.table_id, repost=True, proposal=proposal_id)


@on_button(AnswerOwner)
def ask_answer(work: Work, actor: Actor, pressed: AnswerOwner, now: datetime) -> None:
    asked = work.get(WrittenQuestion, pressed.question_id)
    own_question(work, actor.person, asked.id)
    if now > asked.until:
        raise Refusal("question_over", until=asked.until)
    go(work, actor.person, ANSWER, table_id=asked.table_id, repost=True, question=asked.id)


@on_page_text(ANSWER, limit=EXPLORE_LIMIT)
def take_answer(work: Work, actor: Actor, text: str, now: datetime) -> None:
    data = form_on(work, actor.person, ANSWER).data
    answer_question(work, actor.person, data["question"], text, now)
    go(work, actor.person, HOME, repost=True)


@on_button(NameCheck)
def ask_who(work: Work, actor: Actor, pressed: NameCheck, now: datetime) -> None:
    proposal = work.get(Proposal, pressed.proposal_id)
    require_facilitator(work, actor.person, proposal.table_id)
    require_check_wanted(work, returned(work, proposal.id))
    go(work, actor.person, CHECK_WHO, table_id=proposal.table_id, proposal=proposal.id)


@on_page_text(CHECK_WHO, guard=shown_later(FREE_TEXT))
def take_who(work: Work, actor: Actor, text: str, now: datetime) -> None:
    _turn(work, actor, CHECK_WHO, CHECK_DUE, by_whom=plain_text(text, WHO_LIMIT, "by_whom"))


@on_page_text(CHECK_DUE, guard=NOTHING_KEPT)
def take_due(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = form_on(work, actor.person, CHECK_DUE)
    typed = typed_moment(text, work.get(Table, form.table_id).calendar, now, clock=DAY_ENDS)
    name_check(work, actor.person, form.data["proposal"], form.data["by_whom"], typed.at, now)
    go(work, actor.person, VERSION, table_id=form.table_id, repost=True, proposal=form.data["proposal"])
    remark(work, actor.person, typed)


@on_button(CheckResult)
def ask_result(work: Work, actor: Actor, pressed: CheckResult, now: datetime) -> None:
    check = work.get(LegalCheck, pressed.check_id)
    require_facilitator(work, actor.person, check.table_id)
    if check.result:
        raise Refusal("check_is_done")
    go(work, actor.person, CHECK_RESULT, table_id=check.table_id, check=check.id)


@on_page_text(CHECK_RESULT, limit=RESULT_LIMIT)
def take_result(work: Work, actor: Actor, text: str, now: datetime) -> None:
    form = form_on(work, actor.person, CHECK_RESULT)
    done = record_result(work, actor.person, form.data["check"], text, now)
    proposal_id = work.get(Item, done.item_id).proposal_id
    go(work, actor.person, VERSION, table_id=done.table_id, repost=True, proposal=proposal_id)


@on_button(OpenObjections)
def open_objections(work: Work, actor: Actor, pressed: OpenObjections, now: datetime) -> None:
    if not is_facilitator(work, actor.person, pressed.table_id):
        seat_of(work, actor.person, pressed.table_id)
    go(work, actor.person, OBJECTIONS, table_id=pressed.table_id)


def _turn(work: Work, actor: Actor, page: str, following: str, **said: Any) -> None:
    form = form_on(work, actor.person, page)
    kept = {name: value for name, value in form.data.items() if name not in ("problem", "facts", "typed")}
    go(work, actor.person, following, table_id=form.table_id, repost=True, **{**kept, **said})
