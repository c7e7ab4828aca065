"""A refusal is a rule saying no: a code and its facts, worded only in bot/texts."""

from typing import Any


class Refusal(Exception):
    """Raised by guards and use cases; whatever the use case wrote is rolled back."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
