"""/plan: in the group the public edition, in private the internal one for seats and facilitators."""

from datetime import datetime

from bot.conversations.plan.buttons import PlanIn
from bot.documents.plan_files import Format
from bot.panel.actor import Actor, require_here, table_here
from bot.panel.router import Where, on_button, on_command
from bot.panel.toast import Toast
from dialogs.owed import Notice, NoticeState
from dialogs.plan.fold import fold
from dialogs.plan.model import Edition
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.authority import facilitated_by, seated_at
from dialogs.table.model import Person, Table
from dialogs.table.offices import observed_by

CODE = "plan_files"


@on_command("plan", Where.GROUP)
def plan_in_group(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    table = table_here(work, actor)
    _require_plan(work, table)
    _owe_files(work, table, table.language, None, now)


@on_command("plan", Where.PRIVATE)
def plan_in_private(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    """Of every table one belongs to; each file names its table."""
    tables = _tables_of(work, actor.person)
    if not tables:
        raise Refusal("at_no_table")
    agreed = [table for table in tables if _has_plan(work, table)]
    if not agreed:
        raise Refusal("no_plan")
    for table in agreed:
        _owe_files(work, table, table.language, actor.person, now)


@on_button(PlanIn)
def plan_in_other_language(work: Work, actor: Actor, pressed: PlanIn, now: datetime) -> Toast:
    table = work.get(Table, pressed.table_id)
    require_here(actor, table)
    if actor.private and table.id not in [one.id for one in _tables_of(work, actor.person)]:
        raise Refusal("no_seat")
    _require_plan(work, table)
    _owe_files(work, table, pressed.language, actor.person if actor.private else None, now)
    return Toast("plan_comes")


def _tables_of(reader: Reader, person: Person) -> list[Table]:
    seated = (one.table_id for one in seated_at(reader, person))
    ids = dict.fromkeys([*facilitated_by(reader, person), *seated, *observed_by(reader, person)])
    return [reader.get(Table, one) for one in ids]


def _has_plan(reader: Reader, table: Table) -> bool:
    entries = reader.entries(table.id)
    return bool(entries) and fold(entries).version is not None


def _require_plan(reader: Reader, table: Table) -> None:
    if not _has_plan(reader, table):
        raise Refusal("no_plan")


def _owe_files(work: Work, table: Table, language: str, person: Person | None, now: datetime) -> None:
    """Two silent messages, unless the same still wait to be sent."""
    edition = Edition.INTERNAL if person else Edition.PUBLIC
    facts = {"table": table.id, "language": language, "edition": edition.value}
    person_id, table_id = (person.id, 0) if person else (0, table.id)
    waiting = work.find(Notice, code=CODE, state=NoticeState.OWED, person_id=person_id, table_id=table_id)
    for wanted in Format:
        whole = {**facts, "format": wanted.value}
        if all(notice.facts != whole for notice in waiting):
            work.add(Notice(code=CODE, facts=whole, person_id=person_id, table_id=table_id, created_at=now))
