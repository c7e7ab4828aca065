"""Databases with their tables made, copied for each test from one; and an open memory on either kind."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from storage.memory import Memory
from tests.postgres import Server


@pytest.fixture(scope="session")
def sqlite_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "roundtable.db"
    Memory.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_made: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_made, tmp_path / 'roundtable.db')}"


@pytest.fixture(scope="session")
def postgres_made(postgres_server: Server) -> Iterator[str]:
    with postgres_server.fresh_database() as url:
        Memory.open(url).close()
        yield str(make_url(url).database)


@pytest.fixture
def postgres_url(postgres_server: Server, postgres_made: str) -> Iterator[str]:
    with postgres_server.fresh_database(postgres_made) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with request.getfixturevalue("postgres_server").fresh_database() as url:
        yield url


@pytest.fixture
def memory(database_url: str) -> Iterator[Memory]:
    with Memory.open(database_url) as opened:
        yield opened
