"""Records to store, and jobs made to meet in one commit."""

import asyncio
import dataclasses
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from fractions import Fraction
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.table.model import Table
from storage.memory import Memory
from storage.records import RecordWork
from storage.session import Session

NOW = datetime(2025, 3, 30, 0, 59, 59, 123456, tzinfo=UTC)

_SAMPLES: dict[Any, Any] = {
    int: 2**40,
    str: "Träger, „Haus“ 100 % 🙂\n",
    bool: True,
    datetime: NOW.astimezone(timezone(timedelta(hours=5, minutes=45))),
    Fraction: Fraction(7, 9),
}


def notice(code: str = "x", person_id: int = 1) -> Notice:
    return Notice(code=code, person_id=person_id, created_at=NOW)


def table(chat_id: int = -100, thread_id: int | None = None) -> Table:
    return Table(
        chat_id=chat_id,
        thread_id=thread_id,
        name="Runder Tisch",
        language="de",
        zone="Europe/Berlin",
        created_at=NOW,
    )


def sample(kind: type[Any]) -> Any:
    """A record with every field set to something unlike its default."""
    hints = get_type_hints(kind)
    fields = [field.name for field in dataclasses.fields(kind) if field.name != "id"]
    return kind(**{name: _value(hints[name]) for name in fields})


def _value(annotation: Any) -> Any:
    if get_origin(annotation) is UnionType:
        return _value(next(part for part in get_args(annotation) if part is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return list(annotation)[-1]
    return {"seit": [1, None, "ü"]} if get_origin(annotation) is dict else _SAMPLES[annotation]


def session_of(work: Work) -> Session:
    return cast(RecordWork, work).session


async def run_sql(memory: Memory, *statements: str) -> list[Any]:
    """Run statements in one job; the rows of the last."""

    def job(work: Work) -> list[Any]:
        for statement in statements:
            cursor = session_of(work).run(statement)
        return list(cursor.fetchall()) if cursor.description else []

    return await memory.do(job)


async def together(memory: Memory, *jobs: Callable[[Work], Any], seqs: tuple[int, ...] = ()) -> list[Any]:
    """Results or exceptions of jobs that wait while another is performed and so share the next commit."""
    started, gate = threading.Event(), threading.Event()

    def hold(work: Work) -> None:
        started.set()
        gate.wait(10)

    first = asyncio.create_task(memory.do(hold))
    await asyncio.to_thread(started.wait, 10)
    numbers = seqs or (0,) * len(jobs)
    tasks = [asyncio.create_task(memory.do(job, seq=seq)) for job, seq in zip(jobs, numbers, strict=True)]
    await asyncio.sleep(0)
    gate.set()
    await first
    return await asyncio.gather(*tasks, return_exceptions=True)


async def add_all(memory: Memory, things: Sequence[Any]) -> list[Any]:
    return await memory.do(lambda work: [work.add(thing) for thing in things])


async def codes(memory: Memory) -> list[str]:
    """The codes of all notices stored, in order."""
    return await memory.read(lambda reader: [each.code for each in reader.find(Notice)])


def adding(code: str) -> Callable[[Work], Notice]:
    return lambda work: work.add(notice(code))
