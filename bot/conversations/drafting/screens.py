"""The panel's pages for a round in preparation."""

from bot.conversations.drafting.buttons import (
    ChooseFallback,
    DeadlineInDays,
    DeadlineInMinutes,
    OpenInDays,
    ScheduleRound,
)
from bot.conversations.drafting.forms import OPENED, draft_in
from bot.panel.doors.rounds import OpenDesk, OpenNow, ShowPage, TickGoal
from bot.panel.drafts import DEADLINE, DRAFT, GOALS, OPENING, Draft
from bot.panel.keys import Rows, key, rows
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.texts import moments
from dialogs.methods.positions import Fallback
from dialogs.owed import Form
from dialogs.rounds.draft_view import DraftView, draft_view
from dialogs.rounds.model import Round, RoundState
from dialogs.rounds.queue_view import queue_view
from dialogs.rounds.scheduling import MOST_ITEMS
from dialogs.table.model import Person, Table

DAYS = (7, 14, 21)

MINUTES = (15, 30, 60)

OPENING_DAYS = (1, 2, 5)

MOST_TICKS = 40


@page(DRAFT, to=facilitators)
def draw_draft(scene: Scene, person: Person, form: Form) -> Screen:
    draft, words = draft_in(form), scene.words
    view = draft_view(
        scene.reader, draft.table_id, draft.proposals, draft.opens, draft.deadline_at, scene.now
    )
    text = words.render("panel/draft", view=view, fallback=draft.fallback)
    return Screen(text, (*_starts(scene, draft, view), *_changes(scene, draft.fallback)))


def _starts(scene: Scene, draft: Draft, view: DraftView) -> Rows:
    words = scene.words
    if view.blocked:
        return ()
    now = key(words._("Open in spite of this") if view.warnings else words._("Open now"), OpenNow())
    if draft.opens:
        return ((key(words._("Schedule"), ScheduleRound()),), (now,))
    return ((now,), (key(words._("Schedule"), ShowPage(OPENING)),))


@page(GOALS, to=facilitators)
def draw_goals(scene: Scene, person: Person, form: Form) -> Screen:
    draft = draft_in(form)
    goals = queue_view(scene.reader, draft.table_id, scene.now)[:MOST_TICKS]
    ticks = rows(
        key(
            f"{'☑' if goal.proposal_id in draft.proposals else '☐'} {goal.label}",
            TickGoal(goal.proposal_id, goal.proposal_id not in draft.proposals),
        )
        for goal in goals
    )
    shown = [(goal, goal.proposal_id in draft.proposals) for goal in goals]
    text = scene.words.render("panel/draft_goals", goals=shown, limit=MOST_ITEMS)
    return Screen(text, (*ticks, _back(scene)))


@page(DEADLINE, to=facilitators)
def draw_deadline(scene: Scene, person: Person, form: Form) -> Screen:
    words, draft = scene.words, draft_in(form)
    table = scene.reader.get(Table, draft.table_id)
    at = draft.deadline_at(table.calendar, scene.now)
    days = tuple(key(words.ngettext("%(num)s day", "%(num)s days", one), DeadlineInDays(one)) for one in DAYS)
    minutes = tuple(key(words._("%(num)s min", num=one), DeadlineInMinutes(one)) for one in MINUTES)
    text = words.render("panel/draft_deadline", deadline=at, zone=table.zone)
    return Screen(text, (days, minutes, _back(scene)))


@page(OPENING, to=facilitators)
def draw_opening(scene: Scene, person: Person, form: Form) -> Screen:
    words, table = scene.words, scene.reader.get(Table, form.table_id)
    today = table.calendar.today(scene.now)
    offered = {days: table.calendar.add_working_days(today, days) for days in OPENING_DAYS}
    keys = tuple(
        (key(moments.plain_day(day, words.language) + ", 9:00", OpenInDays(days)),)
        for days, day in offered.items()
    )
    return Screen(words.render("panel/draft_opening", zone=table.zone), (*keys, _back(scene)))


@page(OPENED, to=facilitators)
def draw_opened(scene: Scene, person: Person, form: Form) -> Screen:
    held = scene.reader.get(Round, form.data["round"])
    text = scene.words.render("panel/opened", held=held, is_open=held.state is not RoundState.SCHEDULED)
    return Screen(text, ((key(scene.words._("Facilitator's desk"), OpenDesk(held.table_id)),),))


def _changes(scene: Scene, fallback: Fallback) -> Rows:
    words = scene.words
    other = Fallback.TWO_THIRDS if fallback is Fallback.RECORDED_AS_OPEN else Fallback.RECORDED_AS_OPEN
    last = words._("Last wording: %(rule)s", rule=words.term(other))
    return (
        (key(words._("Change deadline"), ShowPage(DEADLINE)), key(words._("Change goals"), ShowPage(GOALS))),
        (key(last, ChooseFallback(other)),),
    )


def _back(scene: Scene) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), ShowPage(DRAFT)),)
