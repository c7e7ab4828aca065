"""What each of Telegram's sentences means, in a group and in private."""

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError, TimedOut

from bot.delivery.mishaps import Mishap, mishap


@pytest.mark.parametrize(
    ("error", "private", "meant"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), True, Mishap.UNREACHABLE),
        (Forbidden("Forbidden: user is deactivated"), True, Mishap.UNREACHABLE),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), True, Mishap.UNREACHABLE),
        (BadRequest("Chat not found"), True, Mishap.UNREACHABLE),
        (BadRequest("Chat not found"), False, Mishap.REMOVED),
        (BadRequest("Message is not modified: specified new message content…"), False, Mishap.UNCHANGED),
        (BadRequest("Message to edit not found"), False, Mishap.VANISHED),
        (BadRequest("MESSAGE_ID_INVALID"), False, Mishap.VANISHED),
        (BadRequest("Not enough rights to send documents to the chat"), False, Mishap.NO_FILES),
        (BadRequest("Anything"), True, Mishap.UNHEARD),
        (NetworkError("Request Entity Too Large (413)"), False, Mishap.REJECTED),
        (NetworkError("Bad Gateway"), False, Mishap.DOWN),
        (InvalidToken(), False, Mishap.DOWN),
        (TimedOut(), False, Mishap.UNKNOWN),
        (TelegramError("Invalid server response"), False, Mishap.UNKNOWN),
        (TelegramError("Gone"), False, Mishap.UNHEARD),
    ],
)
def test_what_each_sentence_means(error: TelegramError, private: bool, meant: Mishap) -> None:
    assert mishap(error, private=private) is meant
