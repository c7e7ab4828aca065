"""Fixtures every part shares: a database of either kind, a browser; and the rules that hold in CI."""

import logging
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from playwright.async_api import Browser, async_playwright

from tests.chromium import ARGUMENTS, NAMES, find_chromium
from tests.postgres import PostgresMissing, Server, serve
from tests.strictness import (
    in_ci,
    pytest_collection_modifyitems,
    pytest_configure,
    pytest_make_collect_report,
    pytest_runtest_makereport,
)

__all__ = [
    "pytest_collection_modifyitems",
    "pytest_configure",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
]

# Not rich's: it prints every value on the way, and takes a minute for one that is nested deep.
plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])


@pytest.fixture(autouse=True)
def log_put_back() -> Iterator[None]:
    """What a test makes of the log ends with it: a command run in here binds it to a stream of its own."""
    root, ours = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.configure(**ours)
    root.handlers, root.level = handlers, level


settings.register_profile("roundtable", deadline=None, derandomize=in_ci(), print_blob=True)
settings.load_profile("roundtable")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'roundtable.db'}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    # Not tmp_path_factory: its folders are closed to the ordinary user the server runs as under root.
    with tempfile.TemporaryDirectory(prefix="roundtable-postgres-") as folder:
        try:
            with serve(Path(folder)) as server:
                yield server
        except PostgresMissing as missing:
            pytest.skip(str(missing))


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The address of a fresh, empty PostgreSQL database, dropped afterwards."""
    with postgres_server.fresh_database() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, empty database; a test that asks for it runs on SQLite and on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Chromium in the test's own event loop; it resolves no name but the loopback's."""
    path = find_chromium()
    if path is None:
        pytest.skip(f"no browser on this machine: none of {', '.join(NAMES)} is on the PATH")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        await launched.close()
