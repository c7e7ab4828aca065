"""getUpdates and the webhook: numbering, confirming, waiting, filtering, one reader at a time."""

import asyncio
import json
from typing import Any

import pytest

from bot.rehearsal.errors import ApiError


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


@pytest.fixture
def talk(town) -> None:
    for number in range(5):
        town.world.write(town.police, town.group, f"/c{number}")


def test_updates_come_again_until_confirmed(town, talk) -> None:
    first = town.ask("getUpdates", limit=2)
    assert texts(first) == texts(town.ask("getUpdates", limit=2)) == ["/c0", "/c1"]
    rest = town.ask("getUpdates", offset=first[-1]["update_id"] + 1)
    assert texts(rest) == ["/c2", "/c3", "/c4"]
    assert town.ask("getUpdates", offset=rest[-1]["update_id"] + 1) == []


def test_a_negative_offset_keeps_the_end(town, talk) -> None:
    assert texts(town.ask("getUpdates", offset=-2)) == ["/c3", "/c4"]
    assert texts(town.ask("getUpdates")) == ["/c3", "/c4"]


def test_at_most_a_hundred_come_at_once(town) -> None:
    for _ in range(101):
        town.world.write(town.police, town.group, "/c")
    assert len(town.ask("getUpdates", limit=1000)) == 100


def test_what_is_not_allowed_is_never_queued(town) -> None:
    town.ask("getUpdates", allowed_updates=["callback_query"])
    town.world.write(town.police, town.group, "/unheard")
    town.ask("getUpdates", allowed_updates=["message"])
    town.world.write(town.police, town.group, "/heard")
    assert texts(town.ask("getUpdates")) == ["/heard"]


def test_by_default_members_are_left_out(town) -> None:
    town.world.demote(town.world.bot, town.group, by=town.facilitator)
    town.world.promote(town.world.bot, town.group, by=town.facilitator)
    town.world.promote(town.police, town.group, by=town.facilitator)
    kinds = [kind for update in town.ask("getUpdates") for kind in update if kind != "update_id"]
    assert kinds == ["my_chat_member", "my_chat_member"]


async def poll(town, **parameters: Any) -> Any:
    return (await town.world.api.handle("getUpdates", parameters)).result


async def test_a_long_poll_wakes_at_once(town) -> None:
    waiting = asyncio.create_task(poll(town, timeout=50))
    await asyncio.sleep(0)
    assert not waiting.done()
    town.world.write(town.police, town.group, "/now")
    assert texts(await waiting) == ["/now"]


async def test_a_long_poll_with_something_pending_does_not_wait(town, talk) -> None:
    assert len(await poll(town, timeout=50)) == 5


async def test_a_long_poll_confirms_before_it_waits(town, talk) -> None:
    last = (await poll(town))[-1]["update_id"]
    waiting = asyncio.create_task(poll(town, offset=last + 1, timeout=50))
    await asyncio.sleep(0)
    assert town.world.updates.pending == ()
    town.world.write(town.police, town.group, "/next")
    assert texts(await waiting) == ["/next"]


async def test_a_second_reader_ends_the_first(town) -> None:
    first = asyncio.create_task(poll(town, timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(poll(town, timeout=50))
    with pytest.raises(ApiError, match="Conflict: terminated by other getUpdates request"):
        await first
    town.world.write(town.police, town.group, "/second")
    assert texts(await second) == ["/second"]


async def test_a_cancelled_poll_leaves_nothing_behind(town) -> None:
    waiting = asyncio.create_task(poll(town, timeout=50))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    town.world.write(town.police, town.group, "/later")
    assert texts(await poll(town, timeout=50)) == ["/later"]


def test_a_webhook_ends_polling(town, talk) -> None:
    allowed = json.dumps(["message"])
    town.ask("setWebhook", url="https://bot.example/hook", secret_token="s", allowed_updates=allowed)
    with pytest.raises(ApiError, match="Conflict: can't use getUpdates method while webhook is active"):
        town.ask("getUpdates")
    info = town.ask("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://bot.example/hook", 5)
    assert town.world.profile.webhook.secret == "s"
    town.ask("deleteWebhook", drop_pending_updates=True)
    assert (town.ask("getUpdates"), town.ask("getWebhookInfo")["url"]) == ([], "")


def test_a_webhook_needs_https(town) -> None:
    with pytest.raises(ApiError, match="HTTPS"):
        town.ask("setWebhook", url="http://bot.example/hook")


def test_files_can_be_fetched_up_to_20_megabytes(town) -> None:
    town.world.start(town.police)
    chat = town.world.private(town.police)
    small = town.world.upload(town.police, chat, "a.csv", b"a;b", mime="text/csv").document
    large = town.world.upload(
        town.police, chat, "b.csv", bytes(20 * 1024 * 1024 + 1), mime="text/csv"
    ).document
    assert town.world.api.file(town.ask("getFile", file_id=small.id)["file_path"]) == b"a;b"
    with pytest.raises(ApiError, match="file is too big"):
        town.ask("getFile", file_id=large.id)
    with pytest.raises(ApiError, match="invalid file_id"):
        town.ask("getFile", file_id="nothing")
    assert town.world.api.file("documents/nothing") is None
