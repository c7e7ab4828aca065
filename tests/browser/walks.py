"""The paths the guide offers, each walked from where the one before it ended."""

from collections.abc import Awaitable, Callable

from tests.browser.visitor import Visitor

Path = Callable[[Visitor], Awaitable[None]]


async def first_round(visitor: Visitor) -> None:
    """Auenfurt, seated: from the first goal to the opened plan and the cards."""
    await visitor.follow("#cards.glow")


async def _trial(visitor: Visitor, card: str) -> None:
    await _show(visitor, "plan")
    at = ("outsider", "object", "early").index(card)
    await visitor.page.locator(".card button").nth(at).click()
    await visitor.page.wait_for_selector(".card", state="detached")
    await visitor.follow("#choices button[data-act=end_trial].glow")
    await visitor.choose("end_trial")


async def outsider(visitor: Visitor) -> None:
    """The round it opened goes on and comes to its end before the next card."""
    await _trial(visitor, "outsider")
    await visitor.follow("#cards.glow")


async def objection(visitor: Visitor) -> None:
    await _trial(visitor, "object")
    await visitor.follow("#cards.glow")


async def early_close(visitor: Visitor) -> None:
    await _trial(visitor, "early")
    await visitor.follow("#cards.glow")


async def own_goal(visitor: Visitor) -> None:
    await visitor.choose("own_goal")
    await visitor.page.locator("#phone-text.glow").wait_for(timeout=20_000)
    await visitor.follow("#cards.glow")


async def empty_group(visitor: Visitor) -> None:
    """Starting over is asked first; then every press by hand, one seat too."""
    await _start_over(visitor, "[data-begin=empty]", sure=True)
    await visitor.follow("#choices button[data-act=seat].glow")
    await visitor.choose("be")
    await visitor.follow("#choices button[data-act=go_on]")
    await visitor.choose("seat")
    await visitor.follow("#choices button[data-act=propose]")
    await visitor.follow("#cards.glow")


async def a_few_seats(visitor: Visitor) -> None:
    """With the one seat that is held: opened in spite of the warnings, closed without a quorum."""
    await _start_over(visitor, "[data-begin=empty]", sure=True)
    await visitor.follow("#choices button[data-act=seat].glow")
    await visitor.choose("be")
    await visitor.follow("#choices button[data-act=go_on]")
    await visitor.choose("go_on")
    await visitor.follow("#choices button[data-act=propose]")
    await visitor.follow(".card")


async def own_agencies(visitor: Visitor) -> None:
    page = visitor.page
    await page.click("#over summary")
    await page.click("[data-open=own]")
    await page.fill("#own-city", "Neustadt")
    await page.fill("#own-agencies", "Polizei\nYouth office\nHospital\nMayor")
    await visitor.examine("the names of own agencies")
    await page.click("#own-next")
    await page.wait_for_selector("#own-rows select")
    chosen = await page.eval_on_selector_all("#own-rows select", "all => all.map((one) => one.value)")
    assert chosen == ["law enforcement", "prevention", "treatment", ""]
    await page.locator("#own-rows select").last.select_option("harm reduction")
    await visitor.examine("the pillars of own agencies")
    await page.click("#own-pillars button[value=ok]")
    await _confirm(visitor)
    await page.wait_for_function("() => document.getElementById('group-title').textContent === 'Neustadt'")
    assert "Auenfurt" not in await page.inner_text("body")
    await visitor.follow("#cards.glow")


async def _start_over(visitor: Visitor, which: str, *, sure: bool) -> None:
    page = visitor.page
    await page.click("#over summary")
    await page.click(which)
    if sure:
        await _confirm(visitor)
    await page.wait_for_function("() => document.querySelectorAll('#group-messages .bubble').length === 1")


async def _confirm(visitor: Visitor) -> None:
    await visitor.page.wait_for_selector("#sure[open]")
    await visitor.examine("the question before starting over")
    await visitor.page.click("#sure button[value=ok]")
    await visitor.page.wait_for_selector("#sure", state="hidden")


async def _show(visitor: Visitor, pane: str) -> None:
    tab = visitor.page.locator(f".tabs button[data-tab={pane}]")
    if await tab.is_visible():
        await tab.click()


PATHS: dict[str, Path] = {
    "first_round": first_round, "outsider": outsider, "objection": objection, "early_close": early_close,
    "own_goal": own_goal, "empty_group": empty_group, "a_few_seats": a_few_seats,
    "own_agencies": own_agencies,
}  # fmt: skip
"""In the order in which a visitor walks them."""
