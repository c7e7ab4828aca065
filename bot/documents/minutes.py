"""The minutes of a meeting as a DOCX draft, from a template whose look officials may change."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate

from bot.documents.file_name import spelled
from bot.documents.file_spec import FileSpec
from bot.documents.plan_paper import rehearsal_mark
from bot.documents.wording import table_title
from bot.texts import moments
from bot.texts.words import Words
from dialogs.meetings.minutes_view import MinutesView, PointView, TaskView
from dialogs.meetings.model import TaskState

TEMPLATE = Path(__file__).parent / "minutes.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSheet:
    heading: str
    goal: str
    result: str
    tally: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSheet:
    number: str
    text: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Worded; every string plain text. `labels` are the template's fixed words."""

    language: str
    title: str
    subtitle: str
    rehearsal: str
    status: str
    facts: tuple[tuple[str, str], ...]
    points: tuple[PointSheet, ...]
    tasks: tuple[TaskSheet, ...]
    labels: dict[str, str]
    closing: str


def minutes_of(view: MinutesView, words: Words, *, rehearsal: bool) -> Minutes:
    say, zone, language = words, view.zone, words.language
    return Minutes(
        language=language,
        title=say._("Minutes of meeting %(number)s", number=view.number),
        subtitle=table_title(view.table, words),
        rehearsal=" / ".join(rehearsal_mark().split("\n")) if rehearsal else "",
        status=say._("Draft – to be approved at the next meeting"),
        facts=(
            (say._("Date"), moments.long_moment(view.at, zone, language)),
            (say._("Place"), view.place),
            (say._("Led by"), say._("the facilitation")),
            (say._("Responsible for the data"), view.body),
            (say._("Present"), _listed(view.present, words)),
            (say._("Excused"), _listed(view.excused, words)),
            (say._("Absent"), _listed(view.absent, words)),
        ),
        points=tuple(_point(at, one, view, words) for at, one in enumerate(view.points, start=1)),
        tasks=tuple(
            TaskSheet(
                number=f"T{one.number}",
                text=one.text,
                owner=_owner(one, words),
                due=moments.long_day(one.due, zone, language),
            )
            for one in view.tasks
        ),
        labels={
            "agenda": say._("Agenda and results"),
            "tasks": say._("Tasks until the next meeting"),
            "no_tasks": say._("No tasks were given."),
            "task": say._("Task"),
            "owner": say._("Owner"),
            "due": say._("Until"),
            "result": say._("Result"),
            "note": say._("Note"),
        },
        closing=say._(
            "Positions and reasons stand in the plan as each agency chose. Names of persons stand in no "
            "document."
        ),
    )


def minutes_docx(minutes: Minutes) -> bytes:
    """Runs in a worker process. What people wrote is data to the template, never part of it."""
    document = DocxTemplate(TEMPLATE)
    document.render({"minutes": asdict(minutes)}, autoescape=True)
    document.docx.core_properties.title = f"{minutes.title} · {minutes.subtitle}"
    document.docx.core_properties.author = minutes.subtitle
    document.docx.core_properties.language = minutes.language
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def minutes_file(view: MinutesView, words: Words, now: datetime, *, rehearsal: bool) -> FileSpec:
    kind = spelled(words._("minutes"))
    name = f"{view.at:%Y-%m-%d}_{kind}_{spelled(view.table)}_{view.number:02}.docx"
    return FileSpec(name, partial(minutes_docx, minutes_of(view, words, rehearsal=rehearsal)))


def _owner(task: TaskView, words: Words) -> str:
    """An agency is named as the owner only of what it has taken on."""
    if task.state in (TaskState.TAKEN_ON, TaskState.DONE):
        return task.agency
    return words._("%(agency)s (%(state)s)", agency=task.agency, state=words.term(task.state))


def _listed(agencies: Sequence[str], words: Words) -> str:
    return "; ".join(agencies) or words._("none")


def _point(at: int, one: PointView, view: MinutesView, words: Words) -> PointSheet:
    return PointSheet(
        heading=f"{at}. {one.title}",
        goal=one.text,
        result=_result(one, view, words),
        tally=" · ".join(words.tally(dict(one.tally), one.unconfirmed)),
        note=one.note,
    )


def _result(one: PointView, view: MinutesView, words: Words) -> str:
    if one.outcome:
        return words._("%(label)s: %(outcome)s", label=one.label, outcome=words.term(one.outcome))
    if one.deadline:
        until = moments.long_moment(one.deadline, view.zone, words.language)
        return words._("%(label)s: the round runs until %(until)s", label=one.label, until=until)
    return ""
