"""A visitor of the rehearsal room: presses what glows, looks with axe-core at every stage they come to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import ElementHandle, Error, Page

GLOW = ".glow:visible:not(.cards)"
MOST_STEPS = 40
_NEXT = """([label, said, time]) => {
  const glow = [...document.querySelectorAll('.glow:not(.cards)')].find((one) => one.checkVisibility());
  const text = document.getElementById('say').textContent;
  return text !== said || document.getElementById('time').textContent !== time
    || (glow ? glow.innerText !== label : document.querySelector('.card') !== null);
}"""
_SAID = "(said) => document.getElementById('say').textContent !== said"
_TIDY = """(width) => {
  const shown = (one) => one.checkVisibility();
  const out = [...document.querySelectorAll('button, input, a')].filter(shown).filter((one) => {
    const at = one.getBoundingClientRect();
    return !one.closest('.people') && !one.closest('.skip') && !one.matches('.skip')
      && (at.left < -1 || at.right > width + 1);
  });
  return [document.documentElement.scrollWidth > width ? 'wider than the window' : '',
    ...out.map((one) => one.outerHTML.slice(0, 80))].filter(Boolean);
}"""


@dataclass
class Visitor:
    """`said`: every sentence of the guide, in order; `flaws`: what no visitor should meet."""

    page: Page
    width: int
    said: list[str] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    pictures: Path | None = None
    look: Callable[[str], Awaitable[None]] | None = None

    async def arrive(self, language: str) -> None:
        self.page.on("pageerror", lambda error: self.flaws.append(str(error)))
        await self.page.goto(f"/?lang={language}")
        await self.page.wait_for_selector("#say:not(:empty)")

    async def follow(self, until: str) -> None:
        """Press what glows until `until` (a selector) is to be seen.

        What is pressed is taken hold of before looking for `until`: a control drawn later is never pressed.
        """
        for _ in range(MOST_STEPS):
            await self.page.locator(f"{GLOW}, {until} >> visible=true").first.wait_for(timeout=20_000)
            await self.note_stage()
            said, time = await self.page.inner_text("#say"), await self.page.text_content("#time")
            glow = await self.page.query_selector(GLOW)
            if await self.page.locator(f"{until} >> visible=true").count():
                return
            if glow is None:
                continue
            try:
                await self._press(glow, said, time)
            except Error as gone:
                if "not attached" not in str(gone):
                    raise
        raise AssertionError(self.said)

    async def _press(self, glow: ElementHandle, said: str, time: str | None) -> None:
        """The plan opens in a tab of its own, which is closed again."""
        label = await glow.inner_text()
        if await glow.evaluate("one => one.tagName") == "INPUT":
            await glow.fill("Help within a day")
            await glow.press("Enter")
        elif await glow.get_attribute("target") == "_blank":
            async with self.page.context.expect_page(timeout=90_000) as opening:
                await glow.click()
            await (await opening.value).close()
        else:
            await glow.click()
        await self.page.wait_for_function(_NEXT, arg=[label, said, time], timeout=20_000)

    async def choose(self, act: str) -> None:
        """Press the guide's choice for this act, and wait for what the guide says then."""
        said = await self.page.inner_text("#say")
        await self.page.click(f"#choices button[data-act={act}]")
        await self.page.wait_for_function(_SAID, arg=said, timeout=20_000)

    async def note_stage(self) -> None:
        """Looked at once for each sentence the guide says."""
        sentence = await self.page.inner_text("#say")
        if sentence in self.said:
            return
        self.said.append(sentence)
        await self.examine(sentence)

    async def examine(self, where: str) -> None:
        if self.look:
            await self.look(where)
        found = await Axe().run(self.page)
        for violation in found.response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            self.flaws.append(f"{violation['id']} at “{where}”: {nodes}")
        for one in await self.page.evaluate(_TIDY, self.width):
            self.flaws.append(f"{one} at “{where}”")
