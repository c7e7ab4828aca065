"""Is everything in order? One finding for each thing `doctor` looks at, with its remedy."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout
from telegram import Bot
from telegram.error import Forbidden, InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.documents.coverage import FONTS
from bot.texts.words import Words
from bot.upkeep.chat_facts import lacking_in
from dialogs.table.greeting import REMOVED
from dialogs.table.model import Table
from dialogs.table.moving import PARTLY_SHUT, SHUT

CLOCK_OFF = timedelta(seconds=30)

BEAT_OLD = timedelta(minutes=5)

BACKLOG_OLD = timedelta(minutes=5)

BACKUP_OLD = timedelta(days=8)

ROOM = 1_000_000_000  # bytes

FONT_FILES = ("SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf", "SourceSans3-Italic.ttf")


class Level(Enum):
    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` was looked at, `found` in words, and the `remedy`, "" where none is needed."""

    what: str
    level: Level
    found: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What the database says of itself, without its tables."""

    folder: Path | None
    size: int
    sound: str
    waiting: int
    oldest_waiting: datetime | None
    quarantined: int
    owed: int
    given_up: int = 0
    refused_boards: int = 0
    kept: int = 0
    unreachable: int = 0
    overdue: int
    oldest_overdue: datetime | None
    last_beat: datetime | None


async def check_telegram(
    token: str, api_url: str, request: BaseRequest, tables: tuple[Table, ...], now: datetime, words: Words
) -> list[Finding]:
    """The token, the clock against Telegram's, and the bot's rights in every table's group."""
    say, bot = words, Bot(token, base_url=f"{api_url}/bot", request=request, get_updates_request=request)
    try:
        await bot.initialize()
        return [
            Finding(say._("Token"), Level.OK, f"@{bot.username}"),
            await _clock(api_url, now, words),
            *[await _rights(bot, table, words) for table in tables],
        ]
    except InvalidToken:
        remedy = say._("Copy BOT_TOKEN again from BotFather.")
        return [Finding(say._("Token"), Level.FAULT, say._("Telegram does not accept it"), remedy)]
    except TelegramError as error:
        remedy = say._("Check the network, a proxy and TELEGRAM_API_URL, then try again.")
        why = say._("not reached: %(why)s", why=error.message)
        return [Finding(say._("Telegram"), Level.FAULT, why, remedy)]
    finally:
        await request.shutdown()


def check_machine(backlog: Backlog, backup_at: datetime | None, now: datetime, words: Words) -> list[Finding]:
    """Database, disk, fonts, backlog, heartbeat, backup."""
    return [
        *_database(backlog, words),
        *_disk(backlog, words),
        _fonts(words),
        *_waiting(backlog, now, words),
        *_undelivered(backlog, words),
        _alive(backlog, now, words),
        _backup(backup_at, now, words),
    ]


async def _clock(api_url: str, now: datetime, words: Words) -> Finding:
    say = words
    try:
        async with ClientSession(timeout=ClientTimeout(10)) as session, session.get(api_url) as answer:
            date = answer.headers.get("Date", "")
        off = abs(now - parsedate_to_datetime(date).astimezone(UTC))
    except (ClientError, TimeoutError, ValueError):
        return Finding(
            say._("Clock"), Level.WARNING, say._("could not be compared"), say._("Check it by hand.")
        )
    seconds = int(off.total_seconds())
    if off > CLOCK_OFF:
        remedy = say._("Deadlines hang on it: switch on time synchronisation (NTP).")
        return Finding(say._("Clock"), Level.FAULT, say._("%(seconds)s seconds off", seconds=seconds), remedy)
    return Finding(
        say._("Clock"), Level.OK, say._("within %(seconds)s seconds of Telegram's", seconds=seconds + 1)
    )


async def _rights(bot: Bot, table: Table, words: Words) -> Finding:
    say = words
    what = say._("Rights in %(name)s", name=table.name)
    try:
        lacking = await lacking_in(bot, table.chat_id)
    except Forbidden:
        lacking = (REMOVED,)
    except TelegramError as error:
        return Finding(
            what, Level.WARNING, say._("not told: %(why)s", why=error.message), say._("Try again later.")
        )
    if REMOVED in lacking:
        return Finding(
            what, Level.FAULT, say._("the bot is not in the group"), say._("Add it again; nothing is lost.")
        )
    if shut := [code for code in table.rights.split() if code in SHUT | PARTLY_SHUT]:
        remedy = say._("What is owed there waits; its facilitator was told the remedy.")
        return Finding(what, Level.FAULT, say._("refuses messages: %(codes)s", codes=", ".join(shut)), remedy)
    if lacking:
        remedy = say._("Make it an administrator that may pin messages, in a supergroup.")
        return Finding(what, Level.WARNING, ", ".join(lacking), remedy)
    return Finding(what, Level.OK, say._("complete"))


def _database(backlog: Backlog, words: Words) -> Iterator[Finding]:
    say = words
    if backlog.sound != "ok":
        remedy = say._("Stop the bot and restore the newest backup: python -m bot restore FILE --replace")
        yield Finding(say._("Database"), Level.FAULT, backlog.sound[:200], remedy)
    else:
        size = words.number(round(backlog.size / 1e6, 1))
        yield Finding(say._("Database"), Level.OK, say._("sound, %(size)s MB", size=size))


def _disk(backlog: Backlog, words: Words) -> Iterator[Finding]:
    say = words
    if backlog.folder is None:
        return
    free = shutil.disk_usage(backlog.folder).free
    shown = say._("%(size)s GB free", size=words.number(round(free / 1e9, 1)))
    wanted = max(ROOM, 3 * backlog.size)
    if free < wanted:
        remedy = say._("Make room: without any, answers are refused (and say so), none is lost.")
        yield Finding(say._("Disk"), Level.FAULT if free < wanted / 10 else Level.WARNING, shown, remedy)
    else:
        yield Finding(say._("Disk"), Level.OK, shown)


def _fonts(words: Words) -> Finding:
    say = words
    missing = [name for name in FONT_FILES if not (FONTS / name).is_file()]
    if missing:
        remedy = say._("Check the installation out anew: documents need them.")
        return Finding(say._("Fonts"), Level.FAULT, ", ".join(missing), remedy)
    return Finding(say._("Fonts"), Level.OK, say._("complete"))


def _waiting(backlog: Backlog, now: datetime, words: Words) -> Iterator[Finding]:
    say = words
    counts = {"waiting": backlog.waiting, "owed": backlog.owed, "overdue": backlog.overdue}
    told = say._("%(waiting)s updates, %(owed)s messages, %(overdue)s due moments wait", **counts)
    oldest = min((at for at in (backlog.oldest_waiting, backlog.oldest_overdue) if at), default=now)
    if now - oldest > BACKLOG_OLD:
        remedy = say._("Start the bot; if it runs, look for errors in its log.")
        yield Finding(say._("Backlog"), Level.FAULT, told, remedy)
    else:
        yield Finding(say._("Backlog"), Level.OK, told)
    if backlog.quarantined:
        aside = words.ngettext("%(num)s update put aside", "%(num)s updates put aside", backlog.quarantined)
        remedy = say._("Each failed three times; the log says why. Please report it.")
        yield Finding(say._("Put aside"), Level.WARNING, aside, remedy)


def _undelivered(backlog: Backlog, words: Words) -> Iterator[Finding]:
    say, what = words, words._("Messages")
    if refused := backlog.given_up + backlog.refused_boards:
        found = words.ngettext(
            "%(num)s message that Telegram does not take",
            "%(num)s messages that Telegram does not take",
            refused,
        )
        remedy = say._("The log says which and why (refused, rejected, given_up). Please report it.")
        yield Finding(what, Level.FAULT, found, remedy)
    if backlog.kept:
        found = words.ngettext(
            "%(num)s message that Telegram refuses for now",
            "%(num)s messages that Telegram refuses for now",
            backlog.kept,
        )
        remedy = say._("It is tried again every hour; the log says which and why (refused).")
        yield Finding(what, Level.WARNING, found, remedy)
    if backlog.unreachable:
        found = words.ngettext(
            "%(num)s message to somebody who cannot be written to",
            "%(num)s messages to people who cannot be written to",
            backlog.unreachable,
        )
        yield Finding(
            what, Level.WARNING, found, say._("Its facilitator was told; nothing else is to be done.")
        )


def _alive(backlog: Backlog, now: datetime, words: Words) -> Finding:
    say = words
    if backlog.last_beat is None or now - backlog.last_beat > BEAT_OLD:
        found = say._("the bot does not run")
        if backlog.last_beat:
            found = say._("the bot does not run since %(at)s", at=f"{backlog.last_beat:%Y-%m-%d %H:%M} UTC")
        return Finding(say._("Bot"), Level.WARNING, found, say._("Start it: make run"))
    return Finding(say._("Bot"), Level.OK, say._("alive"))


def _backup(at: datetime | None, now: datetime, words: Words) -> Finding:
    say, remedy = words, words._("python -m bot backup, best every night")
    if at is None:
        return Finding(say._("Backup"), Level.WARNING, say._("none found"), remedy)
    days = (now - at).days
    old = words.ngettext("%(num)s day old", "%(num)s days old", days)
    found = old if days > 0 else say._("less than a day old")
    if now - at > BACKUP_OLD:
        return Finding(say._("Backup"), Level.WARNING, found, remedy)
    return Finding(say._("Backup"), Level.OK, found)
