"""One person's presses and messages, limited at dispatch: a token bucket for each person."""

from datetime import datetime

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.delivery.budget import Bucket
from bot.line.triage import Raw
from bot.texts.words import words_for
from bot.upkeep.recent import Recent

MOST_PEOPLE = 10_000

log = structlog.get_logger()


class Flood:
    """Allows `rate` updates a second for each person, `burst` at once."""

    def __init__(self, rate: float = 2.0, burst: int = 30) -> None:
        self._rate, self._burst = rate, burst
        self._buckets = Recent[int, Bucket](MOST_PEOPLE)

    def allows(self, user_id: int, now: datetime) -> bool:
        """Whether one more update of this person is handled; counts it if so."""
        bucket = self._buckets.get(user_id)
        if bucket is None:
            bucket = self._buckets[user_id] = Bucket.full(self._rate, self._burst, now)
        if bucket.level(now) < 1:
            return False
        bucket.take(now)
        return True


async def tell_too_fast(bot: Bot, update: Raw) -> None:
    """A press over the limit gets a toast; the press itself did nothing. Messages over it get no answer."""
    query = update.get("callback_query")
    if not isinstance(query, dict):
        return
    language = str(query["from"].get("language_code") or "")
    words = words_for("de" if language.startswith("de") else "en")
    try:
        await bot.answer_callback_query(query["id"], text=words.toast("too_fast"))
    except TelegramError as error:
        log.info("toast_not_shown", error=type(error).__name__)
