"""Commands as people type them: the name, whom it is addressed to, what follows."""

import re
from dataclasses import dataclass

from telegram import Message

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spoken:
    name: str
    argument: str = ""


def read_command(message: Message, username: str) -> Spoken | None:
    """The command this message is, if it is one and addressed to this bot or to nobody."""
    found = _COMMAND.fullmatch((message.text or "").strip())
    if found is None:
        return None
    name, addressee, argument = found.groups()
    if addressee and addressee.lower() != username.lower():
        return None
    return Spoken(name.lower(), (argument or "").strip())
