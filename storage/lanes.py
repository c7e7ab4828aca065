"""The writers on PostgreSQL: threads; each job commits alone, jobs of one lane one after the other.

A lane is a table whose jobs come in order. The table of a press is not known before it has run once, but what
it is about belongs to one table for ever, so it is remembered. A press of none yet known waits for those that
came before it, and those that came after wait for it. Whatever a job writes, it holds the table of.
"""

import random
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from storage.faults import is_collision, is_disconnect
from storage.holding import NotHeld
from storage.jobs import Job, Outcome, count_failure, deliver, perform
from storage.session import TransactionLost, transaction
from storage.statements import Shapes

_MOST_TRIES = 5
_PAUSE_SECONDS = 0.005
_MOST_KNOWN = 10_000


class Collided(Exception):
    """Another transaction was in the way, or the connection went: the job may run again."""


class Lanes:
    """Performs jobs, those of one lane in order. No caller hears of a job before it is committed."""

    def __init__(self, engine: Engine, threads: int) -> None:
        self._engine = engine
        self._shapes = Shapes(engine.dialect)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="lane")
        self._lanes: dict[int, deque[Job]] = {}
        self._arrived: deque[Job] = deque()  # of the inbox, in its order, and not in a lane yet
        self._sorted, self._is_unsorted_under_way = 0, False
        self._tables: dict[object, int] = {}  # of what a press was about
        self._changed = threading.Condition()
        self._is_closed = False

    def put(self, job: Job) -> None:
        with self._changed:
            if self._is_closed:
                raise RuntimeError("the writer is closed")
            if job.seq:
                self._arrived.append(job)
                self._sort()
            else:
                self._queue(job, job.lane)

    def _sort(self) -> None:
        while self._arrived and not self._is_unsorted_under_way:
            job = self._arrived[0]
            lane = job.lane or self._tables.get(job.about, 0)
            if not lane and self._sorted:
                return
            self._sorted += bool(lane)
            self._is_unsorted_under_way = not lane
            self._queue(self._arrived.popleft(), lane)

    def _queue(self, job: Job, lane: int) -> None:
        waiting = self._lanes.setdefault(lane, deque())
        waiting.append(job)
        if len(waiting) == 1:
            self._pool.submit(self._work, lane)

    def close(self) -> None:
        """Perform what is waiting, then stop."""
        with self._changed:
            self._is_closed = True
            self._changed.wait_for(lambda: not self._lanes and not self._arrived)
        self._pool.shutdown()

    def _work(self, lane: int) -> None:
        job, tables = self._lanes[lane][0], {lane} - {0}
        try:
            outcome = self._persistently(job, tables)
        except BaseException as error:  # noqa: BLE001  a lane that stopped would leave everybody waiting
            outcome = Outcome(job, error=error)
        deliver([outcome])
        with self._changed:
            self._lanes[lane].popleft()
            if self._lanes[lane]:
                self._pool.submit(self._work, lane)
            else:
                del self._lanes[lane]
            if outcome.error is None:
                self._remember(job, tables)
            if job.seq:
                self._sorted -= bool(lane)
                self._is_unsorted_under_way &= bool(lane)
                self._sort()
            self._changed.notify_all()

    def _remember(self, job: Job, tables: set[int]) -> None:
        if job.about is None or len(tables) != 1:
            return
        if len(self._tables) >= _MOST_KNOWN:
            self._tables.clear()
        [self._tables[job.about]] = tables

    def _persistently(self, job: Job, tables: set[int]) -> Outcome:
        """`tables`: those it held at last."""
        tried = 1
        while True:
            try:
                return self._once(job, tables, is_last=tried == _MOST_TRIES)
            except NotHeld as missing:
                tables.add(missing.table_id)
            except Collided:
                time.sleep(_PAUSE_SECONDS * tried * (1 + random.random()))
                tried += 1

    def _once(self, job: Job, tables: set[int], *, is_last: bool) -> Outcome:
        """One try. Raises NotHeld, and Collided if another may help and this is not the last."""
        is_performed = False
        try:
            with self._engine.connect() as connection, transaction(connection, self._shapes) as session:
                session.hold(tables)
                outcome = perform(session, job)
                if isinstance(outcome.error, NotHeld):
                    raise outcome.error
                if outcome.error and is_collision(outcome.error) and not is_last:
                    raise Collided
                count_failure(session, outcome)
                is_performed = True
            return outcome
        except (Collided, NotHeld):
            raise
        except Exception as raised:  # noqa: BLE001  it could not be committed: nothing is marked, the caller is told
            error = _reason(raised)
            is_gone = is_disconnect(error)
            if is_gone:
                self._engine.dispose()  # no pooled connection is worth keeping
            if not is_last and (is_collision(error) or (is_gone and not is_performed)):
                raise Collided from error
            return Outcome(job, error=error)


def _reason(error: Exception) -> BaseException:
    return error.__cause__ or error if isinstance(error, TransactionLost) else error
