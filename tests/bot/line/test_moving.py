"""Which updates say that somebody is in a group no more."""

from typing import Any

import pytest
from telegram import Update

from bot.line.moving import departed

WHO = {"id": 7, "is_bot": False, "first_name": "P"}
GROUP = {"id": -100, "type": "supergroup", "title": "Table"}
MUTED = dict.fromkeys(
    (
        "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
        "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
        "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages",
        "can_manage_topics", "can_react_to_messages", "can_edit_tag",
    ),
    False,
)  # fmt: skip
RIGHTS = dict.fromkeys(
    (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
        "can_post_stories", "can_edit_stories", "can_delete_stories",
    ),
    False,
)  # fmt: skip
THERE: dict[str, dict[str, Any]] = {
    "creator": {"status": "creator", "is_anonymous": False},
    "administrator": {"status": "administrator", **RIGHTS},
    "member": {"status": "member"},
    "restricted member": {"status": "restricted", "is_member": True, "until_date": 0, **MUTED},
}
GONE: dict[str, dict[str, Any]] = {
    "left": {"status": "left"},
    "banned": {"status": "kicked", "until_date": 0},
    "banned for an hour": {"status": "kicked", "until_date": 1_800_000_000},
    "restricted and out": {"status": "restricted", "is_member": False, "until_date": 0, **MUTED},
}


def change(old: dict[str, Any], new: dict[str, Any], kind: str = "chat_member") -> Update:
    body = {"chat": GROUP, "from": {**WHO, "id": 1}, "date": 1_790_000_000}
    members = {"old_chat_member": {**old, "user": WHO}, "new_chat_member": {**new, "user": WHO}}
    return Update.de_json({"update_id": 1, kind: {**body, **members}}, None)


@pytest.mark.parametrize("new", GONE)
@pytest.mark.parametrize("old", THERE)
def test_from_inside_to_outside(old: str, new: str) -> None:
    assert departed(change(THERE[old], GONE[new])) == 7


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *((THERE[a], THERE[b]) for a in THERE for b in THERE),
        *((GONE[a], THERE[b]) for a in GONE for b in THERE),
        *((GONE[a], GONE[b]) for a in GONE for b in GONE),
    ],
)
def test_nobody_departs_otherwise(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert departed(change(old, new)) == 0


def test_what_becomes_of_the_bot_itself_is_another_matter() -> None:
    assert departed(change(THERE["member"], GONE["left"], "my_chat_member")) == 0


def test_the_grey_line_of_a_group() -> None:
    body = {"message_id": 5, "date": 1_790_000_000, "chat": GROUP, "from": {**WHO, "id": 1}}
    for extra, who in (({"left_chat_member": WHO}, 7), ({"new_chat_members": [WHO]}, 0), ({"text": "x"}, 0)):
        update = Update.de_json({"update_id": 1, "message": {**body, **extra}}, None)
        assert departed(update) == who
