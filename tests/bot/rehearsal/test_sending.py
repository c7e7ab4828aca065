"""Where the bot may write, and what arrives."""

import pytest

from bot.rehearsal.calls import Upload
from bot.rehearsal.errors import ApiError


def test_a_message_arrives_with_everything_it_carries(town) -> None:
    asked = town.world.write(town.police, town.group, "/round")
    town.send(
        "<b>Goal</b> G1",
        parse_mode="HTML",
        disable_notification=True,
        reply_parameters={"message_id": asked.id},
        reply_markup={"inline_keyboard": [[{"text": "Consent", "callback_data": "c"}]]},
    )
    shown = town.group.last
    assert (shown.text, shown.html, shown.sender) == ("Goal G1", "<b>Goal</b> G1", town.world.bot)
    assert (shown.silent, shown.reply_to, shown.labels) == (True, asked.id, (("Consent",),))
    assert shown.at == town.clock()


def test_parameters_may_come_as_strings_like_from_a_form(town) -> None:
    markup = '{"inline_keyboard": [[{"text": "Consent", "callback_data": "c"}]]}'
    town.send(chat_id=str(town.group.id), reply_markup=markup, disable_notification="true")
    assert town.group.last.silent and town.group.last.button("c").text == "Consent"


@pytest.mark.parametrize("markup", ["{", '"text"', "[]x"])
def test_broken_json_is_refused(town, markup) -> None:
    with pytest.raises(ApiError, match=r"reply.markup"):
        town.send(reply_markup=markup)


def test_members_can_be_mentioned_and_strangers_cannot(town) -> None:
    link = '<a href="tg://user?id={0}">{0}</a>'
    text = link.format(town.police.id) + " " + link.format(town.outsider.id)
    (mention,) = town.send(text, parse_mode="HTML")["entities"]
    assert (mention["type"], mention["user"]["first_name"]) == ("text_mention", "Police")


def test_a_reply_to_a_vanished_message_needs_leave(town) -> None:
    with pytest.raises(ApiError, match="message to be replied not found"):
        town.send(reply_parameters={"message_id": 999})
    town.send(reply_parameters={"message_id": 999, "allow_sending_without_reply": True})
    assert town.group.last.reply_to == 0


def test_nobody_is_written_to_before_start(town) -> None:
    with pytest.raises(ApiError) as caught:
        town.send(chat_id=town.police.id)
    assert caught.value.code == 403
    assert caught.value.description == "Forbidden: bot can't initiate conversation with a user"
    town.world.start(town.police)
    town.send("Your card", chat_id=town.police.id)
    assert town.world.private(town.police).last.text == "Your card"


def test_blocked_and_deactivated(town) -> None:
    town.world.start(town.police)
    town.world.block(town.police)
    with pytest.raises(ApiError, match="Forbidden: bot was blocked by the user"):
        town.send(chat_id=town.police.id)
    town.world.unblock(town.police)
    assert town.send(chat_id=town.police.id)
    town.world.deactivate(town.police)
    with pytest.raises(ApiError, match="Forbidden: user is deactivated"):
        town.send(chat_id=town.police.id)


@pytest.mark.parametrize(
    ("supergroup", "reason"),
    [
        (True, "Forbidden: bot was kicked from the supergroup chat"),
        (False, "Forbidden: bot was kicked from the group chat"),
    ],
)
def test_kicked(new_town, supergroup, reason) -> None:
    town = new_town(supergroup=supergroup)
    town.world.remove(town.world.bot, town.group, by=town.facilitator)
    with pytest.raises(ApiError, match=reason):
        town.send()


def test_gone(town) -> None:
    assert town.ask("leaveChat", chat_id=town.group.id) is True
    with pytest.raises(ApiError, match="Forbidden: bot is not a member of the supergroup chat"):
        town.send()


@pytest.mark.parametrize("chat_id", [1, "@nowhere", "", -100])
def test_unknown_chats(town, chat_id) -> None:
    with pytest.raises(ApiError, match=r"chat not found|chat_id is empty"):
        town.send(chat_id=chat_id)


def test_a_group_the_bot_never_saw_is_not_found(town) -> None:
    elsewhere = town.world.group("Elsewhere", town.outsider)
    with pytest.raises(ApiError, match="chat not found"):
        town.send(chat_id=elsewhere.id)


@pytest.mark.parametrize(
    ("parameters", "part"), [({}, "document"), ({"document": "attach://file0"}, "file0")]
)
def test_documents_keep_name_and_content(town, parameters, part) -> None:
    files = {part: Upload("plan.pdf", b"%PDF-1.7", "application/pdf")}
    sent = town.world.api.call("sendDocument", {"chat_id": town.group.id, **parameters}, files).result
    document = town.group.last.document
    assert document is not None
    assert (document.name, document.mime, document.content) == ("plan.pdf", "application/pdf", b"%PDF-1.7")
    path = town.ask("getFile", file_id=sent["document"]["file_id"])["file_path"]
    assert town.world.api.file(path) == b"%PDF-1.7"


def test_a_known_file_may_be_sent_again(town) -> None:
    uploaded = town.world.upload(town.police, town.group, "seats.csv", b"a,b", mime="text/csv")
    assert uploaded.document is not None
    town.ask("sendDocument", chat_id=town.group.id, document=uploaded.document.id)
    assert town.group.last.document == uploaded.document


@pytest.mark.parametrize("parameters", [{}, {"document": "nothing"}, {"document": "attach://nothing"}])
def test_a_document_that_is_not_there(town, parameters) -> None:
    with pytest.raises(ApiError, match=r"document|file identifier"):
        town.ask("sendDocument", chat_id=town.group.id, **parameters)


def test_chat_actions_need_an_action(town) -> None:
    assert town.ask("sendChatAction", chat_id=town.group.id, action="upload_document") is True
    with pytest.raises(ApiError, match="action"):
        town.ask("sendChatAction", chat_id=town.group.id)
