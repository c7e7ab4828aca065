"""The writer on SQLite: one thread; waiting jobs share a commit, each in its own savepoint."""

import queue
import threading

from sqlalchemy import Connection, Engine

from dialogs.refusals import Refusal
from storage.faults import is_busy
from storage.jobs import Job, Outcome, count_failure, deliver, perform
from storage.known import Known
from storage.session import Session, TransactionLost, transaction
from storage.statements import Shapes

MOST_TOGETHER = 100
"""Jobs in one commit at most, so that the first is not kept waiting by the last."""


class Writer:
    """Performs jobs in the order they came. No caller hears of a job before it is committed."""

    def __init__(self, engine: Engine) -> None:
        self._shapes = Shapes(engine.dialect)
        self._known = Known()
        self._connection = engine.connect()
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        if not self._thread.is_alive():
            raise RuntimeError("the writer is closed")
        self._jobs.put(job)

    def close(self) -> None:
        """Perform what is waiting, then stop."""
        self._jobs.put(None)
        self._thread.join()
        self._connection.close()

    def _work(self) -> None:
        while batch := self._take():
            try:
                outcomes = self._together(self._connection, batch)
            except BaseException as error:  # noqa: BLE001  a writer that stopped would leave everybody waiting
                outcomes = [Outcome(job, error=error) for job in batch]
            deliver(outcomes)

    def _take(self) -> list[Job]:
        """The next batch, waited for; empty at the end."""
        batch: list[Job] = []
        while (job := self._jobs.get()) is not None:
            batch.append(job)
            if len(batch) == MOST_TOGETHER or self._jobs.empty():
                return batch
        if batch:
            self._jobs.put(None)  # the end was met amid a batch: meet it again after this one
        return batch

    def _together(self, connection: Connection, batch: list[Job]) -> list[Outcome]:
        """All in one commit; if that fails, or the transaction is lost on the way, each alone."""
        if len(batch) > 1:
            try:
                with transaction(connection, self._shapes, self._known) as session:
                    return [_perform(session, job) for job in batch]
            except Exception as error:  # noqa: BLE001  run alone, each raises its own
                if is_busy(error):
                    return [Outcome(job, error=error) for job in batch]
        return [self._alone(connection, job) for job in batch]

    def _alone(self, connection: Connection, job: Job) -> Outcome:
        try:
            with transaction(connection, self._shapes, self._known) as session:
                return _perform(session, job)
        except TransactionLost as lost:
            return self._noted(connection, Outcome(job, error=_reason(lost)))
        except Exception as error:  # noqa: BLE001  it could not be committed: nothing is marked, the caller is told
            return Outcome(job, error=error)

    def _noted(self, connection: Connection, outcome: Outcome) -> Outcome:
        """Count the failure of a job that took its whole transaction with it, in a new one."""
        try:
            with transaction(connection, self._shapes, self._known) as session:
                count_failure(session, outcome)
        except Exception as error:  # noqa: BLE001
            return Outcome(outcome.job, error=error)
        return outcome


def _perform(session: Session, job: Job) -> Outcome:
    outcome = perform(session, job)
    count_failure(session, outcome)
    if not session.stands:
        raise TransactionLost
    return outcome


def _reason(lost: TransactionLost) -> BaseException:
    """What made the transaction go; a Refusal raised after it went says nothing."""
    cause = lost.__cause__
    return lost if cause is None or isinstance(cause, Refusal) else cause
