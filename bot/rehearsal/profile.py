"""What the bot has set about itself: command lists, name and descriptions, menu buttons, webhook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str = field(default="", repr=False)
    max_connections: int = 40


@dataclass(slots=True)
class Profile:
    """Commands by (scope as sorted JSON, language); texts by (parameter name, language)."""

    commands: dict[tuple[str, str], tuple[Command, ...]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    webhook: Webhook | None = None
