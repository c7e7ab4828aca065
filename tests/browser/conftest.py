"""The rehearsal room served on the loopback, and a page on it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import uvicorn
from playwright.async_api import Browser, Page

from bot.rehearsal.web import application

WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
"""A rehearsal begins on the Monday after it, 30 November."""


@pytest.fixture
async def address() -> AsyncIterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        site = application(lambda: WEDNESDAY)
        server = uvicorn.Server(uvicorn.Config(site, log_level="warning", timeout_graceful_shutdown=1))
        running = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await running


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    opened = await browser.new_page(base_url=address)
    yield opened
    await opened.close()
