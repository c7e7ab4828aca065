"""Coming, going, being put in charge: updates and grey lines."""

import pytest

from bot.rehearsal.errors import NotPossible
from bot.rehearsal.messages import ServiceKind


def statuses(update) -> tuple[str, str, str]:
    kind = "my_chat_member" if "my_chat_member" in update else "chat_member"
    change = update[kind]
    return kind, change["old_chat_member"]["status"], change["new_chat_member"]["status"]


@pytest.mark.parametrize(("administrator", "status"), [(True, "administrator"), (False, "member")])
def test_adding_the_bot(town, administrator, status) -> None:
    second = town.world.group("Second", town.police)
    town.world.add_bot(second, town.police, administrator=administrator)
    change, grey = town.world.updates.take()
    assert statuses(change) == ("my_chat_member", "left", status)
    assert change["my_chat_member"]["from"]["id"] == town.police.id
    assert grey["message"]["new_chat_members"][0]["id"] == town.world.bot.id


def test_adding_the_bot_by_link_brings_the_payload(town) -> None:
    second = town.world.group("Second", town.police)
    town.world.add_bot(second, town.police, payload="setup")
    assert town.world.updates.take()[-1]["message"]["text"] == "/start@roundtable_bot setup"
    with pytest.raises(NotPossible):
        town.world.add_bot(second, town.police, payload="not allowed")


def test_members_are_reported_when_asked_for_and_only_to_an_administrator(town) -> None:
    town.world.updates.allow(["chat_member", "my_chat_member"])
    town.world.join(town.outsider, town.group)
    town.world.promote(town.outsider, town.group, by=town.facilitator)
    town.world.demote(town.world.bot, town.group, by=town.facilitator)
    town.world.leave(town.outsider, town.group)
    assert [statuses(update) for update in town.world.updates.take()] == [
        ("chat_member", "left", "member"),
        ("chat_member", "member", "administrator"),
        ("my_chat_member", "administrator", "member"),
    ]


def test_grey_lines_tell_who_came_and_went(town) -> None:
    town.world.join(town.outsider, town.group, by=town.facilitator)
    town.world.leave(town.police, town.group)
    town.world.remove(town.outsider, town.group, by=town.facilitator)
    shown = [(line.service.kind, line.service.people[0]) for line in town.group.messages if line.service][2:]
    assert shown == [
        (ServiceKind.JOINED, town.outsider),
        (ServiceKind.LEFT, town.police),
        (ServiceKind.LEFT, town.outsider),
    ]
    assert town.group.people == (town.facilitator,)


def test_kicking_the_bot_is_its_last_update(town) -> None:
    town.world.remove(town.world.bot, town.group, by=town.facilitator)
    assert [statuses(update) for update in town.world.updates.take()] == [
        ("my_chat_member", "administrator", "kicked")
    ]


def test_only_administrators_rule(town) -> None:
    for act in (
        lambda: town.world.promote(town.police, town.group, by=town.police),
        lambda: town.world.remove(town.facilitator, town.group, by=town.police),
        lambda: town.world.rename(town.group, "Mine", by=town.police),
        lambda: town.world.add_bot(town.group, town.outsider),
        lambda: town.world.promote(town.police, town.group, by=town.facilitator, rights={"can_fly"}),
        lambda: town.world.join(town.police, town.group),
    ):
        with pytest.raises(NotPossible):
            act()


def test_ids_follow_from_the_order_alone(new_town) -> None:
    one, two = new_town(), new_town()
    assert (one.group.id, one.police.id, one.send()) == (two.group.id, two.police.id, two.send())
    assert one.group.id < -1_000_000_000_000
    assert one.police.id > 2**32
