"""What the bot learns about a chat and who is in it."""

import pytest

from bot.rehearsal.errors import ApiError


def test_a_chat_says_what_it_is(new_town) -> None:
    town = new_town(supergroup=False)
    found = town.ask("getChat", chat_id=town.group.id)
    assert (found["type"], found["title"]) == ("group", "Auenfurt")
    private = town.ask("getChat", chat_id=town.police.id)
    assert (private["type"], private["first_name"]) == ("private", "Police")


@pytest.mark.parametrize(
    ("who", "status"), [("facilitator", "creator"), ("police", "member"), ("outsider", "left")]
)
def test_members_have_a_status(town, who, status) -> None:
    person = getattr(town, who)
    found = town.ask("getChatMember", chat_id=town.group.id, user_id=person.id)
    assert (found["status"], found["user"]["id"]) == (status, person.id)


def test_the_bot_sees_its_own_rights(town) -> None:
    town.world.promote(town.world.bot, town.group, by=town.facilitator, rights={"can_pin_messages"})
    found = town.ask("getChatMember", chat_id=town.group.id, user_id=town.world.bot.id)
    assert (found["status"], found["can_pin_messages"], found["can_delete_messages"]) == (
        "administrator",
        True,
        False,
    )


def test_strangers_to_telegram_are_refused(town) -> None:
    with pytest.raises(ApiError, match="invalid user_id specified"):
        town.ask("getChatMember", chat_id=town.group.id, user_id=5)


def test_administrators_are_listed_without_bots_unless_asked(town) -> None:
    town.world.promote(town.police, town.group, by=town.facilitator, anonymous=True)
    listed = town.ask("getChatAdministrators", chat_id=town.group.id)
    assert [(one["user"]["first_name"], one["is_anonymous"]) for one in listed] == [
        ("Facilitator", False),
        ("Police", True),
    ]
    assert len(town.ask("getChatAdministrators", chat_id=town.group.id, return_bots=True)) == 3
    with pytest.raises(ApiError, match="no administrators in the private chat"):
        town.world.start(town.police)
        town.ask("getChatAdministrators", chat_id=town.police.id)


def test_members_are_counted_with_the_bot(town) -> None:
    town.world.leave(town.police, town.group)
    assert town.ask("getChatMemberCount", chat_id=town.group.id) == 2


def test_private_chats_cannot_be_left(town) -> None:
    town.world.start(town.police)
    with pytest.raises(ApiError, match="private chats"):
        town.ask("leaveChat", chat_id=town.police.id)
