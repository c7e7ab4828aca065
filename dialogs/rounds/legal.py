"""An objection on law or mandate goes to a named legal check with a date; its result stands in the plan."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.ledger.objections import LegalCheckDone, LegalCheckNamed
from dialogs.ledger.sealed import Sealed
from dialogs.owed import Timer, TimerKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.exploring import needs_law, returned
from dialogs.rounds.model import Item
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text

WHO_LIMIT = 120
RESULT_LIMIT = 1000
FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCheck:
    """`by_whom`: a body or function, never a name; `result` "" while it runs."""

    id: int = 0
    table_id: int
    item_id: int
    person_id: int  # the facilitator who entered it
    by_whom: str
    due: datetime
    result: str = ""
    entered_by: int = 0  # the facilitator who wrote the result


def name_check(
    work: Work, by: Person, proposal_id: int, by_whom: str, due: datetime, now: datetime
) -> LegalCheck:
    """One a returned item, where an objection stands on law or mandate; due within a year."""
    item = returned(work, proposal_id)
    require_facilitator(work, by, item.table_id)
    require_check_wanted(work, item)
    if not now < due <= now + FURTHEST:
        raise Refusal("task_due")
    by_whom = plain_text(by_whom, WHO_LIMIT, "by_whom")
    check = work.add(
        LegalCheck(table_id=item.table_id, item_id=item.id, person_id=by.id, by_whom=by_whom, due=due)
    )
    said = LegalCheckNamed(item=item.id, check=check.id, by_whom=Sealed(by_whom), due=Sealed(due))
    work.append(item.table_id, said, now)
    work.add(Timer(table_id=item.table_id, kind=TimerKind.LEGAL_DUE, subject=check.id, due_at=due))
    return check


def require_check_wanted(reader: Reader, item: Item) -> None:
    """One a returned item, where an objection stands on law or mandate."""
    if not needs_law(reader, item):
        raise Refusal("no_legal_ground")
    if reader.first(LegalCheck, item_id=item.id):
        raise Refusal("check_named")


def record_result(work: Work, by: Person, check_id: int, result: str, now: datetime) -> LegalCheck:
    """1-1,000 characters, once. It decides nothing: a new version or the fallback does."""
    check = work.get(LegalCheck, check_id, lock=Lock.UPDATE)
    require_facilitator(work, by, check.table_id)
    if check.result:
        raise Refusal("check_is_done")
    done = work.save(replace(check, result=plain_text(result, RESULT_LIMIT, "result"), entered_by=by.id))
    show_answered(work, "check_done", now, question("check", check.id), by=by.id)
    said = LegalCheckDone(item=check.item_id, check=check.id, result=Sealed(done.result))
    work.append(check.table_id, said, now)
    return done


def remind_of_check(work: Work, check_id: int, now: datetime) -> None:
    check = work.get(LegalCheck, check_id)
    if not check.result:
        tell_facilitators(work, check.table_id, "legal_due", {"check": check.id}, now)
