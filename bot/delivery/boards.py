"""Takes one living message to Telegram as it should stand now: edited, posted anew, or given up."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.delivery import outcomes
from bot.delivery.corrections import PAUSE
from bot.delivery.doors import Doors
from bot.delivery.mishaps import PLACES, Mishap, mishap, wait_of
from bot.delivery.notices import TOLD, back_off
from bot.delivery.parcels import Screens, Sketch, sketch, table_of
from bot.delivery.post import Address, Post
from bot.delivery.records import Records
from bot.panel.links import message_link
from bot.panel.screen import Screen
from bot.upkeep.recent import Recent
from dialogs.owed import MOST_ATTEMPTS, Board, BoardKind
from dialogs.ports import Memory
from dialogs.table.greeting import UNHEARD
from dialogs.table.moving import follow_group
from dialogs.table.refused import group_open

MOST_FAILING = 1000
log = structlog.get_logger()


class Boards:
    def __init__(
        self, memory: Memory, post: Post, screens: Screens, doors: Doors, now: Callable[[], datetime]
    ) -> None:
        self._doors = doors
        self._memory, self._records, self._post = memory, Records(memory), post
        self._screens, self._now = screens, now
        self._failures = Recent[int, int](MOST_FAILING)

    async def draw(self, board_id: int, spend: Callable[[], None]) -> timedelta | None:
        """None when dealt with, else how long its chat should wait. `spend` is called if Telegram is."""
        read = partial(sketch, board_id=board_id, screens=self._screens, now=self._now())
        try:
            ready = await self._memory.read(read)
        except Exception:
            log.exception("board_unreadable", board=board_id)
            return await self._count_unreadable(board_id)
        if ready is None:
            return None
        if ready.to is None or ready.screen is None:
            await self._records.write(partial(outcomes.mark_shown, board=ready.board))
            return None
        spend()
        try:
            told = await self._show(ready, ready.to, ready.screen, spend)
        except TelegramError as error:
            return await self._mend(ready.board, ready.to, error)
        except Exception:
            log.exception("board_not_drawn", board=board_id)
            return await self._rejected(ready.board)
        self._failures.pop(board_id, None)
        return TOLD if told else None

    async def _show(self, ready: Sketch, to: Address, screen: Screen, spend: Callable[[], None]) -> bool:
        """Is somebody to be told of something that was found out?"""
        board = ready.board
        if board.message_id and not board.repost and await self._is_edited(board, to, screen):
            await self._records.write(partial(outcomes.mark_drawn, board=board))
            self._doors.open((True, board.id))
            if board.kind is BoardKind.CARD and not board.pinned and to.may_pin:
                return await self._pin(board, to, board.message_id)
            return False
        return await self._post_anew(board, to, screen, spend)

    async def _is_edited(self, board: Board, to: Address, screen: Screen) -> bool:
        """False if the message is gone."""
        try:
            await self._post.edit(to, board.message_id, screen)
        except TelegramError as error:
            match mishap(error):
                case Mishap.UNCHANGED:
                    return True
                case Mishap.VANISHED:
                    log.info("board_vanished", board=board.id)
                    return False
            raise
        return True

    async def _post_anew(self, board: Board, to: Address, screen: Screen, spend: Callable[[], None]) -> bool:
        message_id = await self._post.send(to, screen, silent=not board.loud)
        await self._records.write(partial(outcomes.mark_posted, board=board, message_id=message_id))
        self._doors.open((True, board.id))
        opened = to.refuses_all or (to.refuses_some and board.refused)
        if opened:
            self._doors.open(to.chat_id)
            await self._records.write(partial(group_open, table_id=table_of(board), now=self._now()))
        if board.message_id and board.repost:
            spend()
            await self._retire(board, to, message_id)
        if board.kind is BoardKind.CARD:
            return await self._pin(board, to, message_id) or opened
        return opened

    async def _retire(self, board: Board, to: Address, newer: int) -> None:
        link = message_link(to.chat_id, newer)
        now = self._now()
        moved = await self._memory.read(lambda reader: self._screens.moved(reader, board, link, now))
        await self._post.retire(to, board.message_id, moved)

    async def _pin(self, board: Board, to: Address, message_id: int) -> bool:
        """Tried once for each new card, and again once the right is there."""
        if board.message_id and board.pinned:
            await self._post.unpin(to, board.message_id)
        refused = await self._post.pin(to, message_id)
        pinned = partial(outcomes.mark_pinned, board=board, refused=refused, now=self._now())
        await self._records.write(pinned)
        return refused is not None

    async def _mend(self, board: Board, to: Address, error: TelegramError) -> timedelta | None:
        met = mishap(error, private=bool(board.person_id))
        if met in PLACES and not (board.person_id and met is not Mishap.UNREACHABLE):
            return await self._refused(board, to, met)
        match met:
            case Mishap.LIMITED if isinstance(error, RetryAfter):
                return wait_of(error)
            case Mishap.MOVED if isinstance(error, ChatMigrated):
                move = partial(follow_group, old_chat=to.chat_id, new_chat=error.new_chat_id, now=self._now())
                await self._records.write(move)
                return timedelta(0)
            case Mishap.DOWN | Mishap.UNKNOWN:
                return back_off(self._failure(board))
            case Mishap.REJECTED:
                log.warning("board_rejected", board=board.id, kind=board.kind.value, error=error.message)
                return await self._rejected(board)
        log.error("board_refused", board=board.id, kind=board.kind.value, error=error.message)
        self._doors.shut((True, board.id), self._now())
        await self._records.write(partial(outcomes.keep_board, board=board, code=UNHEARD, now=self._now()))
        return timedelta(0)

    async def _refused(self, board: Board, to: Address, met: Mishap) -> timedelta:
        """By the place: a person's is given up, a group's waits behind its door."""
        log.warning("board_unreachable", board=board.id, kind=board.kind.value, why=met.value)
        given_up = partial(outcomes.mark_unshowable, board=board, code=PLACES[met], now=self._now())
        await self._records.write(given_up)
        if not board.person_id:
            self._doors.shut(to.chat_id, self._now())
        return TOLD

    async def _rejected(self, board: Board) -> timedelta | None:
        if self._failure(board) < MOST_ATTEMPTS:
            return PAUSE
        log.error("board_given_up", board=board.id, kind=board.kind.value)
        self._failures.pop(board.id, None)
        await self._records.write(partial(outcomes.give_up_board, board=board, now=self._now()))
        return TOLD

    async def _count_unreadable(self, board_id: int) -> timedelta | None:
        """A board no screen can be made of counts a failure; a database that cannot be read does not."""
        board = await self._memory.read(lambda reader: reader.first(Board, id=board_id))
        return await self._rejected(board) if board else None

    def _failure(self, board: Board) -> int:
        self._failures[board.id] = self._failures.get(board.id, 0) + 1
        return self._failures[board.id]
