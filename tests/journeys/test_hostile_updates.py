"""Any value in any field of any update: handled or put aside, and everything else goes on."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.journeys.hall import Hall, open_hall

VALUES: tuple[Any, ...] = (None, True, 2**60, 1.5, "", "x", "\0", "\ud800", [], [None], {}, {"id": 1})
FAILED = {
    "handler_failed",
    "arrival_failed",
    "inbox_unreachable",
    "update_quarantined",
    "delivery_pass_failed",
}
USER = {"id": 6_000_000_001, "is_bot": False, "first_name": "Ada", "username": "ada", "language_code": "en"}
BOT = {"id": 99, "is_bot": True, "first_name": "Roundtable"}
PRIVATE = {"id": USER["id"], "type": "private", "first_name": "Ada"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Town"}
MAY = dict.fromkeys(
    [f"can_{right}" for right in (
        "be_edited", "manage_chat", "delete_messages", "manage_video_chats", "restrict_members",
        "promote_members",
        "change_info", "invite_users", "post_stories", "edit_stories", "delete_stories", "pin_messages",
    )] + ["is_anonymous"], True,
)  # fmt: skip


def message(chat: dict[str, Any], **content: Any) -> dict[str, Any]:
    return {"message_id": 900, "date": 1_796_000_000, "chat": chat, "from": USER} | content


def change(**how: Any) -> dict[str, Any]:
    return {"chat": GROUP, "from": USER, "date": 1_796_000_000} | how


FILE = {"file_id": "f", "file_unique_id": "u", "file_name": "a.csv", "file_size": 5}
UPDATES = {
    "text": {"message": message(PRIVATE, text="hello")},
    "start": {"message": message(PRIVATE, text="/start seat_x")},
    "command": {"message": message(GROUP, text="/plan", message_thread_id=5, is_topic_message=True)},
    "reply": {"message": message(GROUP, text="x", reply_to_message=message(GROUP) | {"from": BOT})},
    "file": {"message": message(PRIVATE, document=FILE)},
    "joined": {"message": message(GROUP, new_chat_members=[USER])},
    "left": {"message": message(GROUP, left_chat_member=USER)},
    "title": {"message": message(GROUP, new_chat_title="X")},
    "moved": {"message": message(GROUP, migrate_to_chat_id=-1009)},
    "anonymous": {"message": message(GROUP, sender_chat=GROUP, text="/table")},
    "edited": {"edited_message": message(PRIVATE, text="e", edit_date=1_796_000_001)},
    "press": {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "data": "hm1:1",
                                 "message": message(PRIVATE) | {"from": BOT}}},
    "promoted": {"my_chat_member": change(old_chat_member={"user": BOT, "status": "member"},
                                          new_chat_member={"user": BOT, "status": "administrator"} | MAY)},
    "blocked": {"my_chat_member": change(chat=PRIVATE, old_chat_member={"user": BOT, "status": "member"},
                                         new_chat_member={"user": BOT, "status": "kicked", "until_date": 0})},
    "departed": {"chat_member": change(old_chat_member={"user": USER, "status": "member"},
                                       new_chat_member={"user": USER, "status": "left"})},
}  # fmt: skip


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield (*above, key)
        yield from places(one, (*above, key))


def altered(update: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every value in every place, and every place left out."""
    for *above, last in places(update):
        for value in (*VALUES, KeyError):
            made = deepcopy(update)
            there: Any = made
            for key in above:
                there = there[key]
            if value is KeyError:
                there.pop(last)
            else:
                there[last] = value
            yield made


@pytest.mark.parametrize("name", UPDATES)
async def test_no_update_fails_or_holds_up_another(tmp_path: Path, name: str) -> None:
    async with open_hall(tmp_path) as hall:
        stage = hall.stage
        stage.roundtable.intake._handling._retry_delays = (0.0,)
        first = 800_000_000
        with capture_logs() as logs:
            batch = [one | {"update_id": first + at} for at, one in enumerate(altered(UPDATES[name]))]
            await stage.roundtable.intake.accept(batch)
            await stage.settle()
        assert [one for one in logs if one["event"] in FAILED] == []
        assert await stage.memory.waiting() == []
        await _goes_on(hall)


async def _goes_on(hall: Hall) -> None:
    await hall.stage.player.start(hall.outsider, "")
    assert hall.stage.world.private(hall.outsider).messages[-1].sender == hall.stage.world.bot
