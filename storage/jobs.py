"""A job, performed in a savepoint of its own with its inbox mark; the same on both databases."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dialogs.ports import AlreadyDone
from dialogs.refusals import Refusal
from storage import inbox
from storage.faults import is_storages_fault
from storage.records import RecordWork
from storage.session import Session, TransactionLost


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A unit of work asked for, and the future its caller awaits."""

    run: Callable[[RecordWork], Any]
    seq: int
    lane: int
    refused: Callable[[RecordWork, Refusal], None] | None
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    about: object = None


@dataclass(frozen=True, slots=True)
class Outcome:
    job: Job
    value: Any = None
    error: BaseException | None = None

    @property
    def counts_as_failure(self) -> bool:
        """The job itself is to blame: neither a rule saying no nor a full disk is a failed handling."""
        error = self.error
        if error is None or isinstance(error, Refusal | AlreadyDone):
            return False
        return bool(self.job.seq) and not is_storages_fault(error)


def perform(session: Session, job: Job) -> Outcome:
    """Run a job; a Refusal or error rolls it back. Raises TransactionLost if all went with it."""
    outcome = _attempt(session, job, job.run)
    refusal = outcome.error
    if not isinstance(refusal, Refusal):
        return outcome
    told = _attempt(session, job, lambda work: _tell(work, job, refusal))
    return told if told.error else Outcome(job, error=refusal)


def _tell(work: RecordWork, job: Job, refusal: Refusal) -> None:
    if job.refused is not None:
        job.refused(work, refusal)


def _attempt(session: Session, job: Job, body: Callable[[RecordWork], Any]) -> Outcome:
    session.run("SAVEPOINT job")
    try:
        if job.seq and not inbox.mark_done(session, job.seq):
            raise AlreadyDone(job.seq)
        value = body(RecordWork(session, job.seq))
        session.run("RELEASE SAVEPOINT job")
    except BaseException as error:  # noqa: BLE001  whatever it is belongs to the caller, not to the writer
        _undo(session, error)
        return Outcome(job, error=error)
    return Outcome(job, value=value)


def _undo(session: Session, error: BaseException) -> None:
    if not session.stands:
        raise TransactionLost from error
    session.known.clear()
    session.run("ROLLBACK TO SAVEPOINT job")
    session.run("RELEASE SAVEPOINT job")


def count_failure(session: Session, outcome: Outcome) -> None:
    """Count a failed handling in the inbox, in the transaction at hand."""
    if outcome.counts_as_failure:
        inbox.count_failure(session, outcome.job.seq, type(outcome.error).__name__)


def deliver(outcomes: list[Outcome]) -> None:
    """Hand outcomes to their callers: one wake-up for each event loop; who is gone is passed over."""
    for loop in {outcome.job.loop for outcome in outcomes}:
        mine = [outcome for outcome in outcomes if outcome.job.loop is loop]
        try:
            loop.call_soon_threadsafe(_resolve, mine)
        except RuntimeError:  # the loop was closed: nobody is left to be told
            continue


def _resolve(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        future = outcome.job.future
        if future.done():
            continue
        if outcome.error is None:
            future.set_result(outcome.value)
        else:
            future.set_exception(_raisable(outcome.error))


def _raisable(error: BaseException) -> BaseException:
    """A future cannot carry StopIteration, and a thread's SystemExit must not end the event loop."""
    if isinstance(error, StopIteration) or not isinstance(error, Exception):
        wrapped = RuntimeError(f"a job ended with {type(error).__name__}")
        wrapped.__cause__ = error
        return wrapped
    return error
