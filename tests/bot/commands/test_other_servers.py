"""Databases of a real PostgreSQL server that are not this program's, not this version's, or not there."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url
from typer.testing import CliRunner, Result

from bot.commands import program
from storage.memory import Memory
from tests.postgres import Server

pytestmark = pytest.mark.postgres
Make = Callable[[psycopg.Connection], object]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DEFAULT_LANGUAGE", raising=False)
    monkeypatch.setenv("BOT_TOKEN", "1:" + "x" * 35)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    Memory.open("sqlite:///made.db").close()
    shutil.copy("made.db", "whole.backup.db")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def assert_refused(done: Result) -> str:
    assert done.exit_code == 2, (done.exit_code, done.output, done.exception)
    [line] = done.stderr.strip().splitlines()
    return line


def another_programs(connection: psycopg.Connection) -> None:
    connection.execute("CREATE TABLE albums (id INTEGER PRIMARY KEY)")


def another_alembic(connection: psycopg.Connection) -> None:
    another_programs(connection)
    connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.execute("INSERT INTO alembic_version VALUES ('0001')")


def later(connection: psycopg.Connection) -> None:
    connection.execute("UPDATE alembic_version SET version_num = '9999'")


def without_a_revision(connection: psycopg.Connection) -> None:
    connection.execute("DELETE FROM alembic_version")


def without_a_table(connection: psycopg.Connection) -> None:
    connection.execute("DROP TABLE seats")


def without_a_column(connection: psycopg.Connection) -> None:
    connection.execute("ALTER TABLE seats DROP COLUMN mandate")


def nothing(connection: psycopg.Connection) -> None:
    """An empty database; only the bot's start makes one of it."""


FOREIGN: list[Make] = [another_programs, another_alembic]
SPOILT: list[Make] = [later, without_a_revision, without_a_table, without_a_column]
COMMANDS = [("verify",), ("backup",), ("run",), ("restore", "whole.backup.db")]


def made(url: str, make: Make) -> dict[str, int]:
    """The database changed so; how many columns each of its tables has then."""
    if make in SPOILT:
        Memory.open(url).close()
    with psycopg.connect(plain(url)) as connection:
        make(connection)
    return shape(url)


def plain(url: str) -> str:
    return url.replace("+psycopg", "")


def shape(url: str) -> dict[str, int]:
    asked = (
        "SELECT table_name, count(*) FROM information_schema.columns "
        "WHERE table_schema = 'public' GROUP BY table_name"
    )
    with psycopg.connect(plain(url)) as connection:
        return dict(connection.execute(asked).fetchall())


@pytest.mark.parametrize("make", [*FOREIGN, *SPOILT])
def test_it_is_named_and_left_as_it_was(make: Make, postgres_url: str, monkeypatch) -> None:
    before = made(postgres_url, make)
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    for command in COMMANDS:
        told = assert_refused(run(*command))
        assert "database" in told and "roundtable@" not in told, command
        assert shape(postgres_url) == before, command
    assert not Path("backups").exists()
    done = run("doctor", "--json")
    assert done.exit_code == 1 and '"Database"' in done.stdout


@pytest.mark.parametrize("command", [("verify",), ("backup",)], ids=" ".join)
def test_an_empty_one_is_only_read(command: tuple[str, ...], postgres_url: str, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    assert "empty" in assert_refused(run(*command))
    assert shape(postgres_url) == {}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    "change",
    [("database", "none such"), ("database", "none#2"), ("username", "nobody"), ("host", "nowhere.invalid")],
    ids=str,
)
def test_an_address_that_is_none_there(
    change: tuple[str, str], command: tuple[str, ...], postgres_server: Server, monkeypatch
) -> None:
    changed: Any = {"password": "secret-word", change[0]: change[1]}
    url = make_url(postgres_server.url("postgres")).set(**changed)
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    told = assert_refused(run(*command))
    assert "does not answer" in told and "secret-word" not in told


def test_one_that_another_bot_works_on(postgres_url: str, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    with Memory.open(postgres_url):
        assert run("verify").exit_code == 0
        for command in (("run",), ("restore", "whole.backup.db")):
            assert "already running" in assert_refused(run(*command))


def test_one_whose_rights_are_gone(postgres_url: str, monkeypatch) -> None:
    Memory.open(postgres_url).close()
    with psycopg.connect(plain(postgres_url)) as connection:
        connection.execute("DROP ROLE IF EXISTS looker")
        connection.execute("CREATE ROLE looker LOGIN")
    url = make_url(postgres_url).set(username="looker").render_as_string()
    monkeypatch.setenv("DATABASE_URL", url)
    try:
        for command in COMMANDS:
            assert "permission denied" in assert_refused(run(*command))
    finally:
        with psycopg.connect(plain(postgres_url)) as connection:
            connection.execute("DROP ROLE looker")
