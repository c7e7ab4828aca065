"""`doctor`: token, rights, database, clock, fonts, disk, backlog, last backup, each with its remedy."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.texts.words import Words
    from bot.upkeep.checkup import Finding


def doctor(
    backups: Annotated[Path, typer.Option(help="Where backups lie.")] = Path("backups"),
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Look at everything the bot needs; name what is wrong and the remedy. Exit code 1 if something is."""

    from bot.commands.printing import print_json, print_table
    from bot.settings import load
    from bot.texts.words import words_for
    from bot.upkeep.checkup import Level

    settings = load()
    words = words_for(settings.default_language.value)
    found = examine(settings, backups, words)
    if as_json:
        rows = [
            {"what": one.what, "level": one.level.value, "found": one.found, "remedy": one.remedy}
            for one in found
        ]
        print_json({"findings": rows})
    else:
        marks = {
            Level.OK: words._("✓ good"),
            Level.WARNING: words._("! look"),
            Level.FAULT: words._("✗ wrong"),
        }
        columns = (words._("What"), words._("State"), words._("Found"), words._("Remedy"))
        print_table(columns, [(one.what, marks[one.level], one.found, one.remedy) for one in found])
    raise typer.Exit(1 if any(one.level is Level.FAULT for one in found) else 0)


def examine(settings: "Settings", backups: Path, words: "Words") -> "list[Finding]":
    import asyncio
    from dataclasses import fields

    from bot.commands.backup import own_backups, taken_at
    from bot.line.transport import AiohttpRequest
    from bot.main import machine_time, newest_backup, state_of
    from bot.upkeep.checkup import Backlog, Finding, Level, check_machine, check_telegram
    from dialogs.ports import Damaged, NotReadable
    from dialogs.table.model import Table

    now, found, tables = machine_time(), list[Finding](), tuple[Table, ...]()
    try:
        state = state_of(settings)
    except Damaged as error:
        remedy = words._("Stop the bot and restore the newest backup: python -m bot restore FILE --replace")
        found.append(Finding(words._("Database"), Level.FAULT, str(error), remedy))
    except NotReadable as error:
        remedy = words._("Start the bot once with this DATABASE_URL, or restore a backup.")
        found.append(Finding(words._("Database"), Level.FAULT, str(error), remedy))
    else:
        tables = state.tables
        newest = newest_backup(own_backups(backups, state.uid), state.uid)
        at = taken_at(newest) if newest else None
        backlog = Backlog(**{one.name: getattr(state, one.name) for one in fields(Backlog)})
        found += check_machine(backlog, at, now, words)
    if settings.bot_token is None:
        remedy = words._("Copy it from BotFather into .env; without one there is only the rehearsal room.")
        return [Finding(words._("Token"), Level.FAULT, words._("BOT_TOKEN is not set"), remedy), *found]
    token = settings.bot_token.get_secret_value()
    asked = check_telegram(token, settings.telegram_api_url, AiohttpRequest(), tables, now, words)
    return [*asyncio.run(asked), *found]
