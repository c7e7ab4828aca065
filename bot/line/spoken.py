"""Commands as people type them: the name, whom it is addressed to, what follows."""

import re
from dataclasses import dataclass

from telegram import Message

from dialogs.wording import folded

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?")


@dataclass(frozen=True, slots=True)
class Spoken:
    name: str
    argument: str = ""


def read_command(message: Message, username: str) -> Spoken | None:
    """The command this message is, if it is one and addressed to this bot or to nobody."""
    first, *argument = (message.text or "").strip().split(maxsplit=1)[:2] or [""]
    found = _COMMAND.fullmatch(folded(first))
    if found is None:
        return None
    name, addressee = found.groups()
    if addressee and addressee != folded(username):
        return None
    return Spoken(name, "".join(argument))
