"""The one room of this program: made when first looked at, put in another language, begun anew."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.rehearsal.plots import Plot
from bot.rehearsal.room import Room
from bot.rehearsal.translating import speak


class Rooms:
    def __init__(self, now: Callable[[], datetime], language: str) -> None:
        self._now, self.language = now, language
        self._room: Room | None = None
        self._lock = asyncio.Lock()
        self._leaving: set[asyncio.Task[None]] = set()

    async def room(self, language: str) -> Room:
        async with self._lock:
            if self._room is None:
                self._room = await Room.begin(language, self._now())
            return self._room

    async def speak(self, language: str) -> None:
        """The room goes on in this language; one in which nothing was done yet is made anew."""
        async with self._lock:
            room = self._room
            if room is None or room.language == language:
                return
            if not room.is_touched:
                await self._replace(language, room.plot)
                return
            async with room.used():
                await speak(room, language)

    async def begin(self, language: str, plot: Plot) -> Room:
        async with self._lock:
            return await self._replace(language, plot)

    async def close(self) -> None:
        if self._room:
            await self._room.close()
        if self._leaving:
            await asyncio.wait(self._leaving)

    async def _replace(self, language: str, plot: Plot) -> Room:
        old, self._room = self._room, await Room.begin(language, self._now(), plot)
        if old:
            task = asyncio.create_task(old.close())
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
        return self._room
