"""One request to the Bot API, its parameters read as leniently as Telegram does, and the reply to it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.errors import ApiError, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes = field(repr=False)
    mime: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Call:
    """Values may be native (a JSON body) or strings (a form), as over HTTP."""

    method: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.parameters.get(name) is not None

    def text(self, name: str) -> str:
        value = self.parameters.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.parameters.get(name)
        try:
            return default if value in (None, "") else int(value)
        except (TypeError, ValueError):
            raise bad_request(f"{name} must be an integer") from None

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> Any:
        """A nested object or list, given natively or as JSON text; None when absent."""
        value = self.parameters.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def mapping(self, name: str) -> Mapping[str, Any]:
        value = self.structure(name) or {}
        if not isinstance(value, Mapping):
            raise bad_request(f"object expected as {name.replace('_', ' ')}")
        return value

    def sequence(self, name: str) -> list[Any]:
        value = self.structure(name) or []
        if not isinstance(value, list):
            raise bad_request(f"array expected as {name.replace('_', ' ')}")
        return value


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer; `is_lost` when it must never reach the caller."""

    status: int
    body: bytes
    is_lost: bool = False

    @property
    def result(self) -> Any:
        """The result of a request that went well; raises ApiError otherwise."""
        answer = json.loads(self.body)
        if not answer["ok"]:
            more = answer.get("parameters", {})
            raise ApiError(
                answer["error_code"],
                answer["description"],
                more.get("retry_after", 0),
                moved_to=more.get("migrate_to_chat_id", 0),
            )
        return answer["result"]


def accepted(result: Any) -> Reply:
    return Reply(200, json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode())


def declined(error: ApiError) -> Reply:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.retry_after:
        body["parameters"] = {"retry_after": error.retry_after}
    if error.moved_to:
        body["parameters"] = {"migrate_to_chat_id": error.moved_to}
    return Reply(error.code, json.dumps(body, ensure_ascii=False).encode())


LOST = Reply(504, b"", is_lost=True)
