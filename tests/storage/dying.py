"""Run in a process of its own: stores updates, handles some, dies at the named moment."""

import asyncio
import os
import signal
import sys

from dialogs.ports import Work
from storage.memory import Memory
from tests.storage.things import NOW, notice


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def live(database_url: str, moment: str) -> None:
    memory = Memory.open(database_url)
    arrivals = await memory.store([(number, "{}") for number in range(10)], NOW)
    if moment == "stored":
        die()

    def handle(work: Work) -> None:
        work.add(notice(f"handled {work.seq}"))
        if moment == "handling" and work.seq == arrivals[4].seq:
            die()

    for arrival in arrivals[:6]:
        await memory.do(handle, seq=arrival.seq)
    die()


if __name__ == "__main__":
    asyncio.run(live(sys.argv[1], sys.argv[2]))
