"""A message that was sent and stands no longer as it should: edited, until Telegram takes it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.delivery import outcomes
from bot.delivery.doors import Doors
from bot.delivery.mishaps import PLACES, Mishap, mishap, wait_of
from bot.delivery.parcels import Parcel
from bot.delivery.post import Address, Post
from bot.delivery.records import Records
from bot.panel.screen import Screen
from dialogs.owed import MOST_ATTEMPTS, Notice
from dialogs.table.moving import follow_group, group_unreachable

PAUSE = timedelta(seconds=1)
AS_IT_SHOULD = (Mishap.UNCHANGED, Mishap.VANISHED)
log = structlog.get_logger()


class Corrections:
    def __init__(
        self,
        records: Records,
        post: Post,
        doors: Doors,
        outage: Callable[[Address], timedelta],
        now: Callable[[], datetime],
    ) -> None:
        """`outage` counts one more failure of Telegram's server and says how long to wait."""
        self._records, self._post, self._doors = records, post, doors
        self._outage, self._now = outage, now

    async def correct(self, ready: Parcel, spend: Callable[[], None]) -> timedelta | None:
        """None when dealt with, else how long its chat should wait."""
        notice, to, screen = ready.notice, ready.to, ready.screen
        if to and notice.message_id:
            spend()
            try:
                await self._edit(to, notice, screen)
            except TelegramError as error:
                if mishap(error) not in AS_IT_SHOULD:
                    return await self._mend(notice, to, error)
            self._doors.open((False, notice.id))
        await self._done(notice, asks=to is None or bool(screen and screen.buttons))
        return None

    async def refused(self, notice: Notice, to: Address | None) -> timedelta | None:
        """It cannot be shown as it should: tried a few times, then it loses its buttons at least."""
        if notice.attempts < MOST_ATTEMPTS:
            await self._records.write(partial(outcomes.count_correction, notice=notice))
            return PAUSE
        log.error("correction_given_up", notice=notice.id, code=notice.code)
        if to and notice.message_id:
            await self._post.retire(to, notice.message_id, None)
        await self._done(notice, asks=False)
        return None

    async def _edit(self, to: Address, notice: Notice, screen: Screen | None) -> None:
        if screen:
            await self._post.edit(to, notice.message_id, screen)
        else:
            await self._post.retire(to, notice.message_id, None)

    async def _mend(self, notice: Notice, to: Address, error: TelegramError) -> timedelta | None:
        met = mishap(error, private=bool(notice.person_id))
        match met:
            case Mishap.LIMITED if isinstance(error, RetryAfter):
                return wait_of(error)
            case Mishap.MOVED if isinstance(error, ChatMigrated):
                move = partial(follow_group, old_chat=to.chat_id, new_chat=error.new_chat_id, now=self._now())
                await self._records.write(move)
                return timedelta(0)
            case Mishap.DOWN | Mishap.UNKNOWN:
                return self._outage(to)
            case Mishap.REJECTED:
                log.warning("correction_rejected", notice=notice.id, code=notice.code, error=error.message)
                return await self.refused(notice, to)
        log.warning("correction_refused", notice=notice.id, code=notice.code, why=met.value)
        return await self._kept(notice, to, met)

    async def _kept(self, notice: Notice, to: Address, met: Mishap) -> timedelta | None:
        """By the place, or nobody knows why: it waits, and the others pass it."""
        if notice.person_id and met is Mishap.UNREACHABLE:
            await self._records.write(partial(outcomes.block, person_id=notice.person_id, now=self._now()))
            await self._done(notice, asks=True)
            return None
        if met in PLACES and not notice.person_id:
            told = partial(group_unreachable, table_id=notice.table_id, code=PLACES[met], now=self._now())
            await self._records.write(told)
            self._doors.shut(to.chat_id, self._now())
        else:
            self._doors.shut((False, notice.id), self._now())
        return timedelta(0)

    async def _done(self, notice: Notice, *, asks: bool) -> None:
        await self._records.write(partial(outcomes.mark_corrected, notice=notice, asks=asks))
