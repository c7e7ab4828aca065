"""`doctor`, `backup`, `restore`, with a simulated Telegram on loopback: what is wrong has its remedy."""

import asyncio
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands import program
from bot.line.transport import AiohttpRequest
from bot.rehearsal.server import serve
from bot.rehearsal.telegram import Telegram
from bot.texts.words import words_for
from bot.upkeep.checkup import Backlog, Finding, Level, check_machine, check_telegram
from dialogs.table.model import Table
from storage.memory import Memory

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
GOOD = Backlog(
    folder=None, size=1, sound="ok", waiting=0, oldest_waiting=None, quarantined=0, owed=0, overdue=0,
    oldest_overdue=None, last_beat=NOW,
)  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "DEFAULT_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'roundtable.db'}")
    Memory.open(os.environ["DATABASE_URL"]).close()
    yield tmp_path


def run(*arguments: str):
    return CliRunner().invoke(program, arguments)


def level(findings: list[Finding], what: str) -> Level:
    return next(one.level for one in findings if one.what == what)


def test_every_thing_is_looked_at_and_a_missing_token_named(settings: Path) -> None:
    done = run("doctor", "--json")
    found = {one["what"]: one for one in json.loads(done.stdout)["findings"]}
    assert {"Token", "Database", "Disk", "Fonts", "Backlog", "Bot", "Backup"} <= set(found)
    assert found["Token"]["level"] == "fault" and "BotFather" in found["Token"]["remedy"]
    assert done.exit_code == 1


def test_in_german_too(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEFAULT_LANGUAGE", "de")
    assert "Datenbank" in run("doctor").stdout


def test_backup_and_restore(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("backup").exit_code == 0
    made = list((settings / "backups").iterdir())
    assert len(made) == 1
    assert run("restore", str(made[0])).exit_code == 2
    done = run("restore", str(made[0]), "--replace")
    assert done.exit_code == 0 and "Restored and verified" in done.stdout
    assert run("restore", "nowhere.db").exit_code == 2


def test_only_so_many_backups_stay_and_none_of_another_installation_goes(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = [datetime(2026, 1, day, tzinfo=UTC) for day in range(1, 8)]
    monkeypatch.setattr("bot.main.machine_time", lambda: moments.pop(0))
    assert all(run("backup").exit_code == 0 for _ in range(3))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{settings / 'other.db'}")
    Memory.open(os.environ["DATABASE_URL"]).close()
    assert run("backup", "--keep", "1").exit_code == 0
    folder = settings / "backups"
    assert len(list(folder.iterdir())) == 4
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{settings / 'roundtable.db'}")
    done = run("backup", "--keep", "1")
    assert "3 older backups removed" in done.stdout
    assert len(list(folder.iterdir())) == 2


def test_another_installations_backup_is_none_of_ones_own(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{settings / 'other.db'}")
    Memory.open(os.environ["DATABASE_URL"]).close()
    found = json.loads(run("doctor", "--json").stdout)["findings"]
    assert {one["what"]: one["level"] for one in found}["Backup"] == "warning"


@pytest.mark.parametrize(
    ("change", "what", "wanted"),
    [
        ({"sound": "row missing from index"}, "Database", Level.FAULT),
        ({"waiting": 4, "oldest_waiting": NOW - timedelta(hours=1)}, "Backlog", Level.FAULT),
        ({"waiting": 4, "oldest_waiting": NOW}, "Backlog", Level.OK),
        ({"overdue": 1, "oldest_overdue": NOW - timedelta(hours=1)}, "Backlog", Level.FAULT),
        ({"quarantined": 2}, "Put aside", Level.WARNING),
        ({"last_beat": NOW - timedelta(hours=1)}, "Bot", Level.WARNING),
        ({"last_beat": None}, "Bot", Level.WARNING),
        ({"folder": Path("/"), "size": 10**15}, "Disk", Level.FAULT),
    ],
)
def test_what_the_machine_tells(change: dict, what: str, wanted: Level) -> None:
    findings = check_machine(replace(GOOD, **change), NOW, NOW, words_for("en"))
    assert level(findings, what) is wanted
    assert all(one.remedy for one in findings if one.level is not Level.OK)


def test_an_old_backup_is_named() -> None:
    words = words_for("en")
    assert level(check_machine(GOOD, NOW - timedelta(days=30), NOW, words), "Backup") is Level.WARNING
    assert level(check_machine(GOOD, None, NOW, words), "Backup") is Level.WARNING
    assert level(check_machine(GOOD, NOW, NOW, words), "Backup") is Level.OK


def telegram_says(now: datetime, *, token: str = "", removed: bool = False, administrator: bool = True):
    async def ask():
        world = Telegram(lambda: NOW)
        creator = world.person("Ada")
        group = world.group("Auenfurt", creator, [])
        world.add_bot(group, creator, administrator=administrator)
        if removed:
            world.remove(world.bot, group, by=creator)
        table = Table(chat_id=group.id, name="Auenfurt", language="en", zone="UTC", created_at=NOW)
        async with serve(world) as root:
            asked = token or world.token
            return await check_telegram(asked, root, AiohttpRequest(), (table,), now, words_for("en"))

    return asyncio.run(ask())


def test_token_clock_and_rights_at_telegram() -> None:
    findings = telegram_says(datetime.now(UTC))
    assert [one.level for one in findings] == [Level.OK] * 3
    assert level(telegram_says(datetime.now(UTC) + timedelta(hours=2)), "Clock") is Level.FAULT
    assert level(telegram_says(datetime.now(UTC), token="1:" + "x" * 35), "Token") is Level.FAULT
    assert level(telegram_says(datetime.now(UTC), administrator=False), "Rights in Auenfurt") is Level.WARNING
    assert level(telegram_says(datetime.now(UTC), removed=True), "Rights in Auenfurt") is Level.FAULT


def test_no_telegram_at_all() -> None:
    async def ask():
        request = AiohttpRequest(connect_timeout=1)
        return await check_telegram("1:" + "x" * 35, "http://127.0.0.1:9", request, (), NOW, words_for("en"))

    findings = asyncio.run(ask())
    assert [one.level for one in findings] == [Level.FAULT] and findings[0].what == "Telegram"
