"""A newcomer follows the glow from the first goal to the plan: a real browser, both languages and sizes."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import uvicorn
from playwright.async_api import Browser, Page

from bot.rehearsal.web import application

STEPS = 16


@pytest.fixture
async def address() -> AsyncIterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        site = application(lambda: datetime.now(UTC))
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


async def follow_the_glow(page: Page) -> list[str]:
    """Press whatever glows until the plan's files do; every sentence the guide said."""
    said: list[str] = []
    for _ in range(STEPS):
        glow = page.locator(".glow:visible").first
        await glow.wait_for(timeout=20_000)
        said.append(await page.inner_text("#say"))
        label = await glow.inner_text()
        if label == "PDF":
            return said
        await glow.click()
        await page.wait_for_function(_NEXT, arg=[label, said[-1]], timeout=20_000)
    raise AssertionError(said)


_NEXT = """([label, said]) => {
  const glow = [...document.querySelectorAll('.glow')].find((one) => one.checkVisibility());
  return glow && (glow.innerText !== label || document.getElementById('say').textContent !== said);
}"""


@pytest.mark.parametrize(("language", "width", "height"), [("en", 1280, 800), ("de", 360, 640)])
async def test_a_newcomer_reaches_the_plan(page: Page, language: str, width: int, height: int) -> None:
    await page.set_viewport_size({"width": width, "height": height})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    await page.goto(f"/?lang={language}")
    assert len(await follow_the_glow(page)) >= 5
    assert problems == []
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


async def test_markup_in_a_goal_stays_text(page: Page) -> None:
    await page.goto("/?lang=en")
    await page.wait_for_selector("#say:not(:empty)")
    await page.fill("#phone-text", "/propose <img src=x onerror=alert(1)> & <b>bold</b>")
    await page.press("#phone-text", "Enter")
    await page.wait_for_selector("#phone-messages .bubble.mine >> text=<img src=x")
    assert await page.locator("#phone-messages img").count() == 0


async def test_another_site_cannot_act(page: Page) -> None:
    await page.goto("/?lang=en")
    plain = await page.request.post("/act?lang=en", data="{}", headers={"Content-Type": "text/plain"})
    strange = await page.request.get("/", headers={"Host": "evil.example"})
    assert (plain.status, strange.status) == (415, 400)
