"""The Memory of dialogs.ports: an open database, asked by the bot to do, read, store and quarantine."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from typing import Any, Self, TypeVar

from sqlalchemy.exc import DataError

from dialogs.ports import Arrival, NotStorable, Reader, Work
from dialogs.refusals import Refusal
from storage import heartbeat, inbox
from storage.engines import reading_engine, writing_engine
from storage.files import sqlite_file
from storage.jobs import Job
from storage.lanes import Lanes
from storage.migrations.upgrade import upgrade
from storage.reading import require_startable, told_in_words
from storage.records import RecordReader, RecordWork
from storage.session import Session, transaction
from storage.solitude import lock_file, lock_server
from storage.statements import Shapes
from storage.sweeping import sweep_file, sweep_server
from storage.writer import Writer

T = TypeVar("T")

_READERS = 2
_LANES = 6


class Memory:
    """An open database. `close`, or the end of a `with`, performs what is waiting first."""

    def __init__(self, database_url: str, *, alone: bool) -> None:
        self._closing = ExitStack()
        with ExitStack() as opened:
            file = sqlite_file(database_url)
            if file is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
            writing = writing_engine(database_url, 1 if file else _LANES + 1)
            self._sweep = partial(sweep_file, file) if file else partial(sweep_server, writing)
            opened.callback(writing.dispose)
            if alone:
                with told_in_words(file):
                    opened.callback(lock_file(file) if file else lock_server(writing))
            if file is not None:
                require_startable(file)
            with told_in_words(file):
                upgrade(writing)
            self._reading = reading_engine(database_url, _READERS)
            opened.callback(self._reading.dispose)
            self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
            opened.callback(self._readers.shutdown)
            self._shapes = Shapes(self._reading.dialect)
            self._writer = Writer(writing) if file else Lanes(writing, _LANES)
            opened.callback(self._writer.close)
            self._closing = opened.pop_all()

    @classmethod
    def open(cls, database_url: str, *, alone: bool = True) -> Self:
        """Open, and bring the tables up to date. `alone`: AlreadyRunning if another process did so too.

        Raises NotReadable for a file or server that is no database of this program, or a damaged one.
        """
        return cls(database_url, alone=alone)

    def close(self) -> None:
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    async def do(
        self,
        job: Callable[[Work], T],
        *,
        seq: int = 0,
        lane: int = 0,
        about: object = None,
        refused: Callable[[Work, Refusal], None] | None = None,
    ) -> T:
        """As dialogs.ports says. Raises AlreadyDone, without running the job, if `seq` was handled before."""
        return await self._ask(job, seq, lane, refused, about)

    async def read(self, job: Callable[[Reader], T]) -> T:
        """Run `job` on a read-only connection, in one snapshot."""
        return await self._read(lambda session: job(RecordReader(session)))

    async def store(self, updates: Sequence[tuple[int, str]], now: datetime) -> list[Arrival]:
        try:
            return await self._ask(lambda work: inbox.store(work.session, updates, now))
        except (DataError, OverflowError, UnicodeError) as error:
            raise NotStorable(type(error).__name__) from None

    async def waiting(self) -> list[Arrival]:
        return await self._read(inbox.waiting)

    async def quarantine(self, seq: int, why: str) -> None:
        await self._ask(lambda work: inbox.quarantine(work.session, seq, why))

    async def sweep(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._readers, self._sweep)

    async def beat(self, now: datetime) -> None:
        """Note that the bot is alive; drop what the inbox need not know any longer."""
        await self._ask(lambda work: heartbeat.beat(work.session, now))

    async def last_beat(self) -> datetime | None:
        return await self._read(heartbeat.last_beat)

    async def _ask(
        self,
        run: Callable[[RecordWork], T],
        seq: int = 0,
        lane: int = 0,
        refused: Callable[[RecordWork, Refusal], None] | None = None,
        about: object = None,
    ) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._writer.put(Job(run, seq, lane, refused, loop, future, about))
        result: T = await future
        return result

    async def _read(self, job: Callable[[Session], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read_now, job)

    def _read_now(self, job: Callable[[Session], T]) -> T:
        with self._reading.connect() as connection, transaction(connection, self._shapes) as session:
            return job(session)
