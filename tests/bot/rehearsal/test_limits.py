"""Telegram's sizes, just fitting and just not. Source: Bot API, the methods' and objects' own pages."""

from typing import Any

import pytest

from bot.rehearsal.calls import Upload
from bot.rehearsal.errors import ApiError
from bot.rehearsal.limits import UPLOAD_BYTES, units


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(data: str = "x", text: str = "Consent") -> dict[str, Any]:
    return {"text": text, "callback_data": data}


FITTING: list[dict[str, Any]] = [
    {"text": "x" * 4096},
    {"text": "😀" * 2048},
    {"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"},
    {"reply_markup": keyboard([button("x" * 64)])},
    {"reply_markup": keyboard([button("ü" * 32)])},
    {"reply_markup": keyboard([button()] * 8)},
    {"reply_markup": keyboard(*[[button()] * 5] * 20)},
    {"reply_markup": keyboard([{"text": "Open", "url": f"https://t.me/roundtable_bot?start={'a' * 64}"}])},
    {"reply_markup": {"force_reply": True}},
]

TOO_MUCH: list[tuple[dict[str, Any], str]] = [
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": " \n "}, "message text is empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
    ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
    ({"reply_markup": keyboard([button("x" * 65)])}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": keyboard([button("ü" * 33)])}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": keyboard([button("")])}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": keyboard([button()] * 9)}, "reply markup is too long"),
    ({"reply_markup": keyboard(*[[button()]] * 101)}, "reply markup is too long"),
    ({"reply_markup": keyboard([button(text=" ")])}, "non-empty text"),
    ({"reply_markup": keyboard([{"text": "Nothing to do"}])}, "unallowed in the inline keyboard"),
    ({"reply_markup": keyboard([{"text": "Link", "url": "no link"}])}, "Wrong HTTP URL"),
    (
        {
            "reply_markup": keyboard(
                [{"text": "Link", "url": f"https://t.me/roundtable_bot?start={'a' * 65}"}]
            )
        },
        "Wrong HTTP URL",
    ),
    (
        {"reply_markup": keyboard([{"text": "L", "url": "https://t.me/Roundtable_Bot?start=a.b"}])},
        "Wrong HTTP URL",
    ),
    ({"message_thread_id": 7}, "message thread not found"),
]


@pytest.mark.parametrize("parameters", FITTING)
def test_what_fits_is_sent(town, parameters) -> None:
    assert town.send(**parameters)["message_id"] == town.group.last.id


@pytest.mark.parametrize(("parameters", "reason"), TOO_MUCH)
def test_what_does_not_fit_is_refused_and_leaves_nothing(town, parameters, reason) -> None:
    before = town.group.messages
    with pytest.raises(ApiError, match=reason):
        town.send(**parameters)
    assert town.group.messages == before


def send_file(town, content: bytes, caption: str = "") -> Any:
    parameters = {"chat_id": town.group.id, "caption": caption}
    return town.world.api.call("sendDocument", parameters, {"document": Upload("plan.pdf", content)}).result


def test_captions_end_at_1024_units(town) -> None:
    assert send_file(town, b"%PDF", "😀" * 512)["caption"] == "😀" * 512
    with pytest.raises(ApiError, match="message caption is too long"):
        send_file(town, b"%PDF", "x" * 1025)


def test_files_end_at_50_megabytes(town) -> None:
    assert send_file(town, bytes(UPLOAD_BYTES))["document"]["file_size"] == UPLOAD_BYTES
    with pytest.raises(ApiError, match="Request Entity Too Large"):
        send_file(town, bytes(UPLOAD_BYTES + 1))
    with pytest.raises(ApiError, match="file must be non-empty"):
        send_file(town, b"")


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("abc", 3), ("ü", 1), ("😀", 2), ("👩‍⚕️", 5), ("\ud83d", 1)]
)
def test_units_are_utf16(text, count) -> None:
    assert units(text) == count
