"""What a page gets to draw, and when it is told to draw again."""

import asyncio
import json

from bot.rehearsal.views import chat_view, phone_view

KEYS = {"inline_keyboard": [[{"text": "Consent", "callback_data": "c"}]]}


def test_a_chat_is_shown_and_then_only_what_changed(town) -> None:
    board = town.send("<b>x</b> &lt;", parse_mode="HTML", reply_markup=KEYS, disable_notification=True)
    first = chat_view(town.world, town.group)
    assert json.loads(json.dumps(first)) == first
    shown = first["messages"][-1]
    assert (shown["html"], shown["by_bot"], shown["silent"]) == ("<b>x</b> &lt;", True, True)
    assert shown["rows"] == [[{"text": "Consent", "data": "c", "url": ""}]]
    assert first["messages"][0]["service"] == {
        "kind": "joined",
        "people": ["Police"],
        "message": 0,
        "title": "",
    }
    town.ask("editMessageText", chat_id=town.group.id, message_id=board["message_id"], text="y")
    (changed,) = chat_view(town.world, town.group, first["revision"])["messages"]
    assert (changed["html"], changed["versions"], changed["edited"]) == ("y", 2, town.clock().isoformat())
    town.ask("deleteMessage", chat_id=town.group.id, message_id=board["message_id"])
    assert chat_view(town.world, town.group)["messages"][-1] == {"id": board["message_id"], "deleted": True}


def test_a_phone_shows_chat_toasts_and_start_button(town) -> None:
    town.send(reply_markup=KEYS)
    query = town.world.press(town.police, town.group.last, "Consent")
    url = "https://t.me/roundtable_bot?start=r1"
    town.ask("answerCallbackQuery", callback_query_id=query, text="Reason?", url=url)
    view = phone_view(town.world, town.police)
    assert (view["started"], view["start_button"], view["toasts"][0]["text"]) == (False, "r1", "Reason?")
    town.world.start(town.police)
    started = phone_view(town.world, town.police)
    assert (started["started"], started["start_button"]) == (True, None)
    assert started["chat"]["messages"][-1]["html"] == "/start r1".replace(
        "/start", '<span class="bot_command">/start</span>'
    )
    assert json.loads(json.dumps(started)) == started


async def test_every_visible_change_wakes_the_page(town) -> None:
    seen = town.world.revision
    waiting = asyncio.create_task(town.world.changed(seen))
    await asyncio.sleep(0)
    assert not waiting.done()
    town.send()
    assert await waiting == town.world.revision > seen
    assert await town.world.changed(seen) == town.world.revision
    assert await town.world.changed(town.world.revision, within=0) == town.world.revision
