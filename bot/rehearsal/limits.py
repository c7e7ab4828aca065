"""Telegram's sizes, and how they are counted."""

import re

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
CALLBACK_DATA_BYTES = 64
TOAST_UNITS = 200
BUTTONS_PER_KEYBOARD = 100
BUTTONS_PER_ROW = 8
ENTITIES_PER_MESSAGE = 100
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
DELETE_WITHIN_SECONDS = 48 * 3600
ANSWER_WITHIN_SECONDS = 10
COMMANDS_PER_SCOPE = 100
COMMAND_DESCRIPTION_UNITS = 256

START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units, so that most emoji weigh two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
