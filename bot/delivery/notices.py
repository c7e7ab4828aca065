"""Takes one owed notice to Telegram and writes down what became of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.delivery import outcomes
from bot.delivery.corrections import PAUSE, Corrections
from bot.delivery.doors import Doors
from bot.delivery.mishaps import PLACES, Mishap, mishap, wait_of
from bot.delivery.parcels import Parcel, Screens, address, parcel
from bot.delivery.post import Address, Post
from bot.delivery.records import Records
from bot.delivery.workshop import Workshop
from bot.panel.screen import Screen
from bot.upkeep.recent import Recent
from dialogs.owed import MOST_ATTEMPTS, Notice, NoticeState
from dialogs.ports import Memory
from dialogs.table.greeting import NO_FILES, UNHEARD
from dialogs.table.moving import follow_group
from dialogs.table.refused import group_open

MOST_BACK_OFF = timedelta(minutes=1)
MOST_OUTAGES = 1000
TOLD = timedelta(0)
"""Dealt with, and somebody is to be told of it: delivery looks again at what is owed."""
log = structlog.get_logger()


def back_off(failures: int) -> timedelta:
    """2, 4, 8 … seconds, at most a minute."""
    return min(MOST_BACK_OFF, timedelta(seconds=2 ** min(failures, 10)))


class Notices:
    def __init__(
        self,
        memory: Memory,
        post: Post,
        screens: Screens,
        workshop: Workshop,
        doors: Doors,
        now: Callable[[], datetime],
    ) -> None:
        self._doors = doors
        self._memory, self._records, self._post = memory, Records(memory), post
        self._screens, self._workshop, self._now = screens, workshop, now
        self._outages = Recent[int, int](MOST_OUTAGES)
        self._corrections = Corrections(self._records, post, doors, self._outage, now)

    async def deliver(self, notice_id: int, spend: Callable[[], None]) -> timedelta | None:
        """None when dealt with, else how long its chat should wait. `spend` is called if Telegram is."""
        read = partial(parcel, notice_id=notice_id, screens=self._screens, now=self._now())
        try:
            ready = await self._memory.read(read)
        except Exception:
            log.exception("notice_unreadable", notice=notice_id)
            return await self._count_unreadable(notice_id)
        if ready is None:
            return None
        if ready.notice.state is NoticeState.SENT:
            return await self._corrections.correct(ready, spend)
        if ready.to is None:
            lost = partial(outcomes.mark_out_of_reach, notice=ready.notice, now=self._now())
            await self._records.write(lost)
            return TOLD
        if ready.screen is None:
            await self._records.write(partial(outcomes.drop, notice=ready.notice))
            return None
        return await self._deliver(ready, ready.to, ready.screen, spend)

    async def _deliver(
        self, ready: Parcel, to: Address, screen: Screen, spend: Callable[[], None]
    ) -> timedelta | None:
        notice = ready.notice
        try:
            content = await self._workshop.make(screen.file) if screen.file else b""
        except Exception:
            log.exception("file_not_made", notice=notice.id, code=notice.code)
            return await self._rejected(notice)
        if not await self._records.write(partial(outcomes.claim, notice=notice)):
            return None
        spend()
        try:
            sent = await self._post.send(
                to, screen, content=content, silent=notice.silent, reply_to=ready.reply_to
            )
        except TelegramError as error:
            return await self._mend(notice, to, error)
        except Exception:
            log.exception("notice_not_sent", notice=notice.id, code=notice.code)
            return await self._rejected(notice)
        self._outages.pop(to.chat_id, None)
        done = partial(outcomes.mark_sent, notice_id=notice.id, message_id=sent, now=self._now())
        await self._records.write(done)
        self._doors.open((False, notice.id))
        if to.refuses_all or (to.refuses_some and notice.attempts):
            self._doors.open(to.chat_id)
            await self._records.write(partial(group_open, table_id=notice.table_id, now=self._now()))
            return TOLD
        return None

    async def _mend(self, notice: Notice, to: Address, error: TelegramError) -> timedelta | None:
        met = mishap(error, private=bool(notice.person_id))
        if met in PLACES and not (notice.person_id and met is not Mishap.UNREACHABLE):
            return await self._refused(notice, to, met)
        match met:
            case Mishap.LIMITED if isinstance(error, RetryAfter):
                return await self._later(notice, wait_of(error))
            case Mishap.MOVED if isinstance(error, ChatMigrated):
                move = partial(follow_group, old_chat=to.chat_id, new_chat=error.new_chat_id, now=self._now())
                await self._records.write(move)
                return await self._later(notice, timedelta(0))
            case Mishap.DOWN:
                return await self._later(notice, self._outage(to))
            case Mishap.UNKNOWN:
                return await self._unclear(notice)
            case Mishap.REJECTED:
                log.warning("notice_rejected", notice=notice.id, code=notice.code, error=error.message)
                return await self._rejected(notice)
        return await self._kept(notice, NO_FILES if met is Mishap.NO_FILES else UNHEARD, error)

    async def _refused(self, notice: Notice, to: Address, met: Mishap) -> timedelta:
        """By the place: a person's is given up, a group's waits behind its door."""
        log.warning("recipient_unreachable", notice=notice.id, code=notice.code, why=met.value)
        given_up = partial(outcomes.mark_unreachable, notice=notice, code=PLACES[met], now=self._now())
        await self._records.write(given_up)
        if not notice.person_id:
            self._doors.shut(to.chat_id, self._now())
        return TOLD

    async def _kept(self, notice: Notice, code: str, error: TelegramError) -> timedelta:
        """This one waits, and the others pass it."""
        log.error("notice_refused", notice=notice.id, code=notice.code, error=error.message)
        self._doors.shut((False, notice.id), self._now())
        await self._records.write(partial(outcomes.keep, notice=notice, code=code, now=self._now()))
        return TOLD

    async def _later(self, notice: Notice, wait: timedelta) -> timedelta:
        """Surely not sent: the attempt does not count."""
        await self._records.write(partial(outcomes.owe_again, notice=notice, attempts=notice.attempts))
        return wait

    async def _unclear(self, notice: Notice) -> timedelta | None:
        log.warning("sending_unclear", notice=notice.id, code=notice.code, attempts=notice.attempts + 1)
        if not outcomes.is_repeatable(notice):
            await self._records.write(partial(outcomes.mark_failed, notice=notice))
            return None
        return await self._again(notice, back_off(notice.attempts + 1))

    async def _rejected(self, notice: Notice) -> timedelta | None:
        return await self._again(notice, PAUSE)

    async def _again(self, notice: Notice, wait: timedelta) -> timedelta | None:
        attempts = notice.attempts + 1
        if attempts >= MOST_ATTEMPTS:
            log.error("notice_given_up", notice=notice.id, code=notice.code, attempts=attempts)
            await self._records.write(partial(outcomes.give_up, notice=notice, now=self._now()))
            return TOLD
        await self._records.write(partial(outcomes.owe_again, notice=notice, attempts=attempts))
        return wait

    async def _count_unreadable(self, notice_id: int) -> timedelta | None:
        """A notice no screen can be made of counts an attempt; a database that cannot be read does not."""
        notice = await self._memory.read(lambda reader: reader.first(Notice, id=notice_id))
        if notice and notice.state is NoticeState.SENT:
            to = await self._memory.read(lambda reader: address(reader, notice.person_id, notice.table_id))
            return await self._corrections.refused(notice, to)
        return await self._rejected(notice) if notice else None

    def _outage(self, to: Address) -> timedelta:
        self._outages[to.chat_id] = self._outages.get(to.chat_id, 0) + 1
        return back_off(self._outages[to.chat_id])
