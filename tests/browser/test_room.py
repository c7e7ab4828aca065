"""The rehearsal room in a real browser: what a visitor can do beside the guide's paths, and others cannot."""

import asyncio
import json
import socket

from playwright.async_api import Browser, FilePayload, Page

from tests.browser.visitor import GLOW, Visitor


async def _at_home(page: Page, language: str = "en") -> Visitor:
    visitor = Visitor(page, 1280)
    await visitor.arrive(language)
    return visitor


async def _open_round(visitor: Visitor) -> None:
    await visitor.choose("propose")
    await visitor.page.locator("#phone-messages .glow").click()
    await visitor.page.wait_for_selector("#group-messages button >> text=Consent")


async def test_markup_in_a_goal_stays_text(page: Page) -> None:
    await _at_home(page)
    await page.fill("#phone-text", "/propose <img src=x onerror=alert(1)> & <b>bold</b>")
    await page.press("#phone-text", "Enter")
    await page.wait_for_selector("#phone-messages .bubble.mine >> text=<img src=x")
    assert await page.locator("#phone-messages img").count() == 0


async def test_toasts_are_shown_after_starting_over_too(page: Page) -> None:
    visitor = await _at_home(page)
    await page.click("#over summary")
    room = await page.evaluate("() => sessionStorage.getItem('room')")
    await page.click("[data-begin=seated]")
    await page.wait_for_function("(room) => sessionStorage.getItem('room') !== room", arg=room)
    await _open_round(visitor)
    await page.wait_for_selector("#toast.fresh >> text=The round is open.")
    await page.click("#log summary")
    assert "The round is open." in await page.inner_text("#events")


async def test_a_toast_covers_neither_guide_nor_control(page: Page) -> None:
    visitor = await _at_home(page)
    for width, height in ((1280, 800), (360, 640)):
        await page.set_viewport_size({"width": width, "height": height})
        await page.evaluate("""() => { const toast = document.getElementById('toast');
            toast.textContent = 'told '.repeat(40); toast.hidden = false; toast.classList.add('fresh'); }""")
        boxes = [await page.locator(one).bounding_box() for one in ("#guide", "#toast", "main")]
        guide, toast, rest = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
        assert guide[1] <= toast[0] + 0.5
        assert toast[1] <= rest[0] + 0.5
    assert visitor.flaws == []


async def test_the_other_language_translates_this_room(page: Page) -> None:
    visitor = await _at_home(page)
    await _open_round(visitor)
    await page.click("#day")
    await page.wait_for_function("() => document.getElementById('time').textContent.startsWith('Tue')")
    await page.click(".languages a[lang=de]")
    await page.wait_for_selector("#group-messages button >> text=Zustimmung")
    told = await page.inner_text("body")
    for word in ("Polizei", "Einwand", "Di., 1. Dez."):
        assert word in told
    for word in ("Police", "Consent", "Stand aside", "A message was pinned"):
        assert word not in told
    assert "Abstimmungsrunde 1" in await page.inner_text("#group-messages")
    await page.click(".languages a[lang=en]")
    await page.wait_for_selector("#group-messages button >> text=Consent")
    assert "Police" in await page.inner_text("body")


async def test_an_untouched_room_is_wholly_in_the_other_language(page: Page) -> None:
    await _at_home(page)
    await page.click(".languages a[lang=de]")
    await page.wait_for_selector("#say:not(:empty)")
    told = await page.inner_text("body")
    assert "Polizei" in told
    assert "Weniger drogenbedingte Todesfälle" in told
    assert "Police" not in told


async def test_each_tab_plays_its_own_person(browser: Browser, address: str) -> None:
    context = await browser.new_context(base_url=address)
    one, two = await context.new_page(), await context.new_page()
    await (await _at_home(one)).page.wait_for_selector("#people button")
    await _at_home(two)
    await one.locator("#people button", has_text="Police").click()
    await one.wait_for_selector("#phone-title >> text=Police")
    assert "Facilitator" in await two.inner_text("#phone-title")
    await two.locator("#people button", has_text="Youth office").click()
    await two.wait_for_selector("#phone-title >> text=Youth office")
    await one.fill("#phone-text", "/mine")
    await one.press("#phone-text", "Enter")
    await one.wait_for_selector("#phone-messages .bubble.mine >> text=/mine")
    assert await two.locator("#phone-messages .bubble.mine >> text=/mine").count() == 0
    await one.reload()
    await one.wait_for_selector("#phone-title >> text=Police")
    await two.click("#over summary")
    await two.click("[data-begin=seated]")
    await one.wait_for_selector("#phone-title >> text=Facilitator")
    await context.close()


async def test_the_clock_goes_to_the_meeting(page: Page) -> None:
    await _at_home(page)
    assert await page.locator("#meeting").is_hidden()
    await page.fill("#phone-text", "/facilitate")
    await page.press("#phone-text", "Enter")
    phone = page.locator("#phone-messages")
    await phone.get_by_role("button", name="Meetings and tasks").last.click()
    await phone.get_by_role("button", name="Call a meeting").last.click()
    await page.wait_for_selector("#phone-messages .bubble:last-child button >> text=Back")
    for text in ("4.12.2026 14:00", "Town hall"):
        before = await page.locator("#phone-messages .bubble").count()
        await page.fill("#phone-text", text)
        await page.press("#phone-text", "Enter")
        await page.wait_for_function(
            "(before) => document.querySelectorAll('#phone-messages .bubble').length >= before + 2",
            arg=before,
        )
    await phone.get_by_role("button", name="Call it").last.click()
    await page.locator("#meeting").click(timeout=10_000)
    await page.wait_for_function("() => document.getElementById('time').textContent.includes('4 Dec')")


async def test_a_spreadsheet_is_attached_in_the_private_chat(page: Page) -> None:
    visitor = await _at_home(page)
    await page.click("#over summary")
    await page.click("[data-begin=empty]")
    await page.wait_for_function("() => document.querySelectorAll('#group-messages .bubble').length === 1")
    starters = "#phone-messages button:has-text('Spreadsheet')"
    await visitor.follow(starters)
    await page.locator(starters).last.click()
    await page.wait_for_selector("#attach.glow")
    listed = (
        "Agency,Pillar,Lived experience,Mandate\nPolice,law enforcement,no,\nClinic,treatment,no,\n"
        "School,prevention,no,\nPeers,harm reduction,yes,\n"
    )
    sheet: FilePayload = {"name": "Ämter – Liste.csv", "mimeType": "text/csv", "buffer": listed.encode()}
    await page.set_input_files("#file", sheet)
    await page.wait_for_selector("#phone-messages .mine a.file")
    await visitor.follow("#choices button[data-act=seat].glow")
    await visitor.choose("seat")
    await visitor.follow("#choices button[data-act=propose]")
    assert "Clinic" in await page.inner_text("#people")
    link = await page.locator("#phone-messages .mine a.file").get_attribute("href")
    assert link
    assert (await page.request.get(link)).status == 200


async def test_the_keyboard_is_enough_to_answer(page: Page) -> None:
    """Proposed, opened, another agency played, answered: by focus and Enter alone."""
    visitor = await _at_home(page)
    for seen in (
        "#phone-messages .glow", "#choices button[data-act=be].glow", "#group-messages .glow",
        "#toast.fresh >> text=Stored: Consent",
    ):  # fmt: skip
        await page.locator(GLOW).first.focus()
        await page.keyboard.press("Enter")
        await page.wait_for_selector(seen)
    assert visitor.flaws == []


async def test_other_sites_and_strange_bodies_are_refused(page: Page) -> None:
    await _at_home(page)
    sent = {
        "text": ("text/plain", "{}"),
        "nested": ("application/json", '{"kind":' + "[" * 15_000 + "]" * 15_000 + "}"),
        "list": ("application/json", "[]"),
        "half": ("application/json", '{"kind": "say", "text": "\\ud800"}'),
        "endless": ("application/json", '{"kind": "press", "chat": Infinity}'),
        "none": ("application/json", ""),
        "wide": ("application/json", json.dumps({"kind": "say", "text": "x" * 50_000})),
    }  # fmt: skip
    answers = {}
    for name, (kind, body) in sent.items():
        answer = await page.request.post("/act?lang=en", data=body.encode(), headers={"Content-Type": kind})
        assert (await answer.json())["error"].endswith((".", "characters."))
        answers[name] = answer.status
    assert answers == {
        "text": 415, "nested": 400, "list": 400, "half": 400, "endless": 400, "none": 400, "wide": 413,
    }  # fmt: skip
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
        headers["Content-Type"] = "application/json"
        assert (await page.request.post("/act?lang=en", data="{}", headers=headers)).status == 400
    room = await page.evaluate("() => sessionStorage.getItem('room')")
    odd: list[dict[str, object]] = [
        {},
        {"person": None},
        {"person": []},
        {"chat": 1e30},
        {"chat": -1},
        {"text": 5},
        {"mode": {}},
        {"card": 1},
    ]
    for kind in "be press write say link others propose draft card begin guess ?".split():  # noqa: SIM905
        for facts in odd:
            wish = {"kind": kind, "room": room, "as": 0, **facts}
            answer = await page.request.post("/act?lang=en", data=wish)
            assert answer.status == 409, (kind, facts)


async def test_a_body_that_does_not_end_is_given_up(address: str, monkeypatch) -> None:
    monkeypatch.setattr("bot.rehearsal.bodies.read_body.__defaults__", (0.2,))
    host, port = address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port), family=socket.AF_INET)
    head = f"POST /act?lang=en HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    assert (await reader.readline()).split()[1] == b"408"
    writer.close()
