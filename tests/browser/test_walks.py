"""Every path the guide offers, in both languages and sizes; axe-core finds nothing at any stage."""

import pytest
from playwright.async_api import Page

from tests.browser.visitor import Visitor
from tests.browser.walks import PATHS


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 640)])
async def test_a_visitor_walks_every_path(page: Page, language: str, width: int, height: int) -> None:
    await page.set_viewport_size({"width": width, "height": height})
    visitor = Visitor(page, width)
    await visitor.arrive(language)
    for walk in PATHS.values():
        await walk(visitor)
    assert visitor.flaws == []
