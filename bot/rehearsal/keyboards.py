"""reply_markup -> rows of buttons, held to Telegram's rules for inline keyboards."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.rehearsal.errors import bad_request
from bot.rehearsal.limits import BUTTONS_PER_KEYBOARD, BUTTONS_PER_ROW, CALLBACK_DATA_BYTES
from bot.rehearsal.links import read_link
from bot.rehearsal.messages import Button, Rows

_KINDS = frozenset(
    {"url", "callback_data", "web_app", "login_url", "copy_text", "callback_game", "pay",
     "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"}
)  # fmt: skip


def inline_rows(markup: Mapping[str, Any], bot_username: str) -> Rows:
    """The inline keyboard in a reply_markup; other markups (force_reply, reply keyboards) have no rows."""
    raw_rows = markup.get("inline_keyboard") or []
    rows = tuple(tuple(_button(raw, bot_username) for raw in row) for row in raw_rows if row)
    if any(len(row) > BUTTONS_PER_ROW for row in rows) or sum(map(len, rows)) > BUTTONS_PER_KEYBOARD:
        raise bad_request("reply markup is too long")
    return rows


def _button(raw: Mapping[str, Any], bot_username: str) -> Button:
    text = str(raw.get("text", ""))
    if not text.strip():
        raise bad_request("can't parse inline keyboard button: Text buttons must have non-empty text")
    if len(_KINDS & raw.keys()) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    data = str(raw.get("callback_data", ""))
    if "callback_data" in raw and not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    url = str(raw.get("url", ""))
    if "url" in raw and not is_openable(url, bot_username):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return Button(text, data, url, dict(raw))


def is_openable(url: str, bot_username: str) -> bool:
    parts = urlsplit(url)
    known = (parts.scheme in ("http", "https") and bool(parts.hostname)) or parts.scheme == "tg"
    return known and read_link(url, bot_username).is_sound
