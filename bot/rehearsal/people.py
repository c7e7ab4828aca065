"""An account: a person, the bot itself, or the name that anonymous administrators write under."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    username: str = ""
    language: str = ""
    is_bot: bool = False


GROUP_ANONYMOUS_BOT = Person(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
