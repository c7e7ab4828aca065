"""What nobody says is not answered: Telegram's own messages, and edits where nothing is being typed."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.rehearsal.people import Person as Account
from bot.rehearsal.wire import seconds
from tests.journeys.table import Seated, seated_table

SERVICE = (
    "new_chat_members", "left_chat_member", "chat_owner_left", "chat_owner_changed", "new_chat_title",
    "new_chat_photo", "delete_chat_photo", "group_chat_created", "supergroup_chat_created",
    "channel_chat_created", "message_auto_delete_timer_changed", "pinned_message", "invoice",
    "successful_payment", "refunded_payment", "users_shared", "chat_shared", "gift", "unique_gift",
    "gift_upgrade_sent", "connected_website", "write_access_allowed", "passport_data",
    "proximity_alert_triggered", "boost_added", "chat_background_set", "checklist_tasks_done",
    "checklist_tasks_added", "direct_message_price_changed", "forum_topic_created", "forum_topic_edited",
    "forum_topic_closed", "forum_topic_reopened", "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "giveaway_created", "giveaway", "giveaway_winners", "giveaway_completed", "managed_bot_created",
    "paid_message_price_changed", "poll_option_added", "poll_option_deleted", "suggested_post_approved",
    "suggested_post_approval_failed", "suggested_post_declined", "suggested_post_paid",
    "suggested_post_refunded", "video_chat_scheduled", "video_chat_started", "video_chat_ended",
    "video_chat_participants_invited", "web_app_data", "something_that_is_to_come",
)  # fmt: skip
TRUE = {"delete_chat_photo", "group_chat_created", "supergroup_chat_created", "channel_chat_created"}
LISTS = {"new_chat_members", "new_chat_photo"}


@pytest.fixture
async def seated(tmp_path: Path) -> AsyncIterator[Seated]:
    async with seated_table(tmp_path) as made:
        yield made


async def send(seated: Seated, person: Account, kind: str, **content: Any) -> int:
    """How many messages the bot wrote to the person because of it."""
    chat = seated.private(person)
    before = len(chat.messages)
    body = {
        "message_id": 900_000 + before,
        "date": seconds(seated.stage.clock()),
        "chat": {"id": person.id, "type": "private", "first_name": person.name},
        "from": {"id": person.id, "is_bot": False, "first_name": person.name},
    }
    seated.stage.world.updates.add(kind, body | content)
    await seated.stage.settle()
    return len(chat.messages) - before


async def test_no_service_message_is_answered(seated: Seated) -> None:
    person = seated.facilitator
    answered = []
    for name in SERVICE:
        value: Any = True if name in TRUE else [] if name in LISTS else {"any": "thing"}
        if await send(seated, person, "message", **{name: value}):
            answered.append(name)
    assert answered == []


async def test_a_picture_is_answered(seated: Seated) -> None:
    assert await send(seated, seated.facilitator, "message", dice={"emoji": "🎲", "value": 1})


async def test_an_edit_is_answered_only_where_something_is_being_typed(seated: Seated) -> None:
    person = seated.facilitator
    assert await send(seated, person, "edited_message", text="hello", edit_date=1) == 0
    seated.stage.world.write(person, seated.private(person), "/propose")
    await seated.stage.settle()
    assert await send(seated, person, "edited_message", text="hello", edit_date=1) == 1
    assert "as you first wrote it" in seated.newest(seated.private(person)).text


async def test_an_edit_in_the_group_is_silent(seated: Seated) -> None:
    before = len(seated.group.messages)
    body = {
        "message_id": 1,
        "date": 1,
        "edit_date": 2,
        "chat": {"id": seated.group.id, "type": "supergroup", "title": "x"},
        "from": {"id": seated.facilitator.id, "is_bot": False, "first_name": "F"},
        "text": "/round",
    }
    seated.stage.world.updates.add("edited_message", body)
    await seated.stage.settle()
    assert len(seated.group.messages) == before
