"""python-telegram-bot itself, driven through the simulated Telegram without a network."""

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.rehearsal.request import SimulatedRequest


@pytest.fixture
async def bot(town) -> AsyncIterator[Bot]:
    request = SimulatedRequest(town.world)
    async with Bot(town.world.token, request=request, get_updates_request=request) as bot:
        yield bot
    assert town.world.violations == []


async def test_the_library_says_what_people_then_see(town, bot) -> None:
    assert bot.username == "roundtable_bot"
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Consent", callback_data="c")]])
    sent = await bot.send_message(
        town.group.id,
        "<b>Goal</b> &amp; 😀",
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(999, allow_sending_without_reply=True),
    )
    assert (sent.text, sent.chat.id, town.group.last.html) == (
        "Goal & 😀",
        town.group.id,
        "<b>Goal</b> &amp; 😀",
    )
    query = town.world.press(town.police, town.group.last, "Consent")
    (update,) = await bot.get_updates(allowed_updates=["callback_query", "message"])
    assert update.callback_query.from_user.id == town.police.id
    assert await update.callback_query.answer("Stored")
    await update.callback_query.edit_message_text("Closed")
    assert (town.world.query(query).toast.text, town.group.last.text) == ("Stored", "Closed")
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_documents_go_up_and_come_down(town, bot) -> None:
    sent = await bot.send_document(town.group.id, b"%PDF-1.7", filename="plan.pdf", caption="Version 1")
    document = town.group.last.document
    assert (document.name, document.content, document.mime) == ("plan.pdf", b"%PDF-1.7", "application/pdf")
    file = await bot.get_file(sent.document.file_id)
    assert await file.download_as_bytearray() == b"%PDF-1.7"


async def test_everything_else_the_bot_uses(town, bot) -> None:
    town.world.start(town.police)
    await bot.send_message(town.police.id, "Reason?", reply_markup=ForceReply(input_field_placeholder="…"))
    sent = await bot.send_message(town.group.id, "Card")
    assert await bot.pin_chat_message(town.group.id, sent.message_id, disable_notification=True)
    assert await bot.unpin_chat_message(town.group.id, sent.message_id)
    assert (await bot.get_chat(town.group.id)).title == "Auenfurt"
    assert [one.user.id for one in await bot.get_chat_administrators(town.group.id)] == [town.facilitator.id]
    assert (await bot.get_chat_member(town.group.id, bot.id)).can_pin_messages
    assert await bot.set_my_commands([BotCommand("plan", "The plan")], language_code="de")
    assert (
        await bot.set_my_name("Roundtable")
        and await bot.set_my_description("…")
        and await bot.set_chat_menu_button()
    )
    assert await bot.send_chat_action(town.group.id, "typing")
    assert await bot.delete_message(town.group.id, sent.message_id)
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.leave_chat(town.group.id)


async def test_refusals_become_the_librarys_errors(town, bot) -> None:
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(town.group.id, " ")
    assert len(town.world.violations) == 1  # no such request may be made, and this one was meant
    town.world.violations.clear()
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(town.police.id, "x")
    faults = town.world.faults
    faults.flood(12)
    with pytest.raises(RetryAfter, match="12"):
        await bot.send_message(town.group.id, "x")
    faults.server_error()
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(town.group.id, "x")
    faults.lose_answer()
    with pytest.raises(TimedOut):
        await bot.send_message(town.group.id, "arrived")
    assert town.group.last.text == "arrived"


async def test_another_token_is_turned_away(town) -> None:
    with pytest.raises(InvalidToken):
        await Bot("1:other", request=SimulatedRequest(town.world)).initialize()
