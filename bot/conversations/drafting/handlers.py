"""A facilitator prepares a round: goals, deadline, opening, then opens or schedules it."""

from dataclasses import replace
from datetime import datetime

from bot.conversations.drafting.buttons import (
    ChooseFallback,
    DeadlineInDays,
    DeadlineInMinutes,
    OpenInDays,
    ScheduleRound,
)
from bot.conversations.drafting.forms import OPENED, draft_in, with_days, with_minutes
from bot.panel.actor import Actor
from bot.panel.doors.rounds import DraftRound, OpenNow, ShowPage, TickGoal
from bot.panel.drafts import DEADLINE, GOALS, OPENING, PAGES, Draft, show_draft, warnings_now
from bot.panel.led_table import led_form
from bot.panel.pages import go, remark
from bot.panel.router import NOTHING_KEPT, on_button, on_page_text
from bot.panel.toast import Toast
from bot.panel.typed_moment import typed_moment
from dialogs.calendar import MORNING, Calendar
from dialogs.events import RoundOpened
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.model import Proposal, ProposalState
from dialogs.rounds.scheduling import MOST_ITEMS, schedule_round
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Table
from dialogs.table.seats_view import readiness_of


@on_button(DraftRound)
def start(work: Work, actor: Actor, pressed: DraftRound, now: datetime) -> Toast | None:
    proposal = work.get(Proposal, pressed.proposal_id)
    require_facilitator(work, actor.person, proposal.table_id)
    if proposal.state is not ProposalState.QUEUED:
        raise Refusal("not_waiting", label=proposal.label)
    show_draft(work, actor.person, Draft(table_id=proposal.table_id, proposals=(proposal.id,)), now)
    return None


@on_button(ShowPage)
def show_page(work: Work, actor: Actor, pressed: ShowPage, now: datetime) -> Toast | None:
    show_draft(work, actor.person, _draft(work, actor), now, pressed.page)
    return None


@on_button(TickGoal)
def tick(work: Work, actor: Actor, pressed: TickGoal, now: datetime) -> Toast | None:
    draft = _draft(work, actor)
    rest = tuple(one for one in draft.proposals if one != pressed.proposal_id)
    chosen = (*rest, pressed.proposal_id) if pressed.ticked else rest
    if len(chosen) > MOST_ITEMS:
        raise Refusal("too_many_items", limit=MOST_ITEMS)
    if not chosen:
        raise Refusal("nothing_chosen")
    if work.get(Proposal, pressed.proposal_id).table_id != draft.table_id:
        raise Refusal("gone")
    show_draft(work, actor.person, replace(draft, proposals=tuple(sorted(chosen))), now, GOALS)
    return None


@on_button(DeadlineInDays)
def deadline_in_days(work: Work, actor: Actor, pressed: DeadlineInDays, now: datetime) -> Toast | None:
    show_draft(work, actor.person, with_days(_draft(work, actor), pressed.days), now)
    return None


@on_button(DeadlineInMinutes)
def deadline_in_minutes(work: Work, actor: Actor, pressed: DeadlineInMinutes, now: datetime) -> Toast | None:
    show_draft(work, actor.person, with_minutes(_draft(work, actor), pressed.minutes), now)
    return None


@on_page_text(DEADLINE, guard=NOTHING_KEPT)
def take_deadline(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    draft = _draft(work, actor)
    typed = typed_moment(text, _calendar(work, draft), now)
    show_draft(work, actor.person, replace(draft, deadline=typed.at, minutes=0), now, repost=True)
    remark(work, actor.person, typed)
    return None


@on_button(OpenInDays)
def open_in_days(work: Work, actor: Actor, pressed: OpenInDays, now: datetime) -> Toast | None:
    draft = _draft(work, actor)
    calendar = _calendar(work, draft)
    day = calendar.add_working_days(calendar.today(now), pressed.days)
    show_draft(work, actor.person, replace(draft, opens=calendar.at(day, MORNING)), now)
    return None


@on_page_text(OPENING, guard=NOTHING_KEPT)
def take_opening(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    draft = _draft(work, actor)
    typed = typed_moment(text, _calendar(work, draft), now, clock=MORNING)
    show_draft(work, actor.person, replace(draft, opens=typed.at), now, repost=True)
    remark(work, actor.person, typed)
    return None


@on_button(ChooseFallback)
def choose_fallback(work: Work, actor: Actor, pressed: ChooseFallback, now: datetime) -> Toast | None:
    show_draft(work, actor.person, replace(_draft(work, actor), fallback=pressed.fallback), now)
    return None


@on_button(OpenNow)
def open_now(work: Work, actor: Actor, pressed: OpenNow, now: datetime) -> Toast | None:
    return _start_round(work, actor, replace(_draft(work, actor), opens=None), now)


@on_button(ScheduleRound)
def schedule(work: Work, actor: Actor, pressed: ScheduleRound, now: datetime) -> Toast | None:
    return _start_round(work, actor, _draft(work, actor), now)


def _start_round(work: Work, actor: Actor, draft: Draft, now: datetime) -> Toast | None:
    """Opened in spite of the warnings that were read; a new one is shown first."""
    require_facilitator(work, actor.person, draft.table_id)
    warnings = warnings_now(work, draft.table_id, now)
    if not set(warnings) <= set(draft.warnings):
        show_draft(work, actor.person, draft, now)
        return Toast("warnings_changed", alert=True)
    if any(one.blocks for one in readiness_of(work, draft.table_id, now)):
        raise Refusal("quorum_impossible")
    deadline = draft.deadline_at(_calendar(work, draft), now)
    begun = schedule_round(
        work, actor.person, draft.table_id, draft.proposals, draft.opens or now, deadline, now,
        in_spite_of=warnings, fallback=draft.fallback,
    )  # fmt: skip
    go(work, actor.person, OPENED, table_id=draft.table_id, round=begun.round_id)
    return Toast("round_opened" if isinstance(begun, RoundOpened) else "round_scheduled")


def _draft(work: Work, actor: Actor) -> Draft:
    return draft_in(led_form(work, actor.person, *PAGES))


def _calendar(work: Work, draft: Draft) -> Calendar:
    return work.get(Table, draft.table_id).calendar
