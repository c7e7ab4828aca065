"""The bot as people run it, `python -m bot run`, in a process of its own that a test may kill."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLAIN = ("PATH", "HOME", "LANG", "LC_ALL", "BOT_API_JSON")


@dataclass(slots=True)
class BotProcess:
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    def is_started(self) -> bool:
        """Whether it has replayed what was left and receives updates."""
        return b'"started"' in self.log.read_bytes()

    async def started(self, within: float = 30.0) -> None:
        deadline = asyncio.get_running_loop().time() + within
        while not self.is_started():
            if self.process.poll() is not None or asyncio.get_running_loop().time() > deadline:
                raise RuntimeError(f"the bot did not start:\n{self.log.read_text()}")
            await asyncio.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        self.process.kill()
        self.process.wait()

    async def end(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(self.process.wait, 20)


@contextmanager
def running(*command: str, log: Path, **environment: str) -> Iterator[BotProcess]:
    """`command` after the interpreter; nothing of it is left at the end, in whatever way that comes."""
    plain = {name: os.environ[name] for name in PLAIN if name in os.environ}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=log.parent,
            env={**plain, "PYTHONPATH": str(ROOT), **environment},
            stdout=out,
            stderr=out,
        )
    try:
        yield BotProcess(process, log)
    finally:
        process.kill()
        process.wait()


def bot(log: Path, *, token: str, api: str, database: str) -> AbstractContextManager[BotProcess]:
    """`python -m bot run` against the Bot API server at `api`."""
    settings = {"BOT_TOKEN": token, "TELEGRAM_API_URL": api, "DATABASE_URL": database, "LOG_FORMAT": "json"}
    return running("-m", "bot", "run", log=log, **settings)
