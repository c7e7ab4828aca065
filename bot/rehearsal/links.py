"""t.me links: which chat or message a tap on one would open."""

from dataclasses import dataclass
from enum import Enum
from urllib.parse import parse_qs, urlsplit

from bot.rehearsal.limits import START_PAYLOAD


class LinkKind(Enum):
    START = "start"
    START_GROUP = "startgroup"
    MESSAGE = "message"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Link:
    kind: LinkKind
    payload: str = ""
    chat_id: int = 0
    message_id: int = 0

    @property
    def is_sound(self) -> bool:
        return START_PAYLOAD.fullmatch(self.payload) is not None


def read_link(url: str, bot_username: str) -> Link:
    parts = urlsplit(url)
    path = [part for part in parts.path.split("/") if part]
    if parts.scheme not in ("http", "https") or parts.hostname not in ("t.me", "telegram.me") or not path:
        return Link(LinkKind.ELSEWHERE)
    if len(path) >= 3 and path[0] == "c" and path[1].isdigit() and path[-1].isdigit():
        return Link(LinkKind.MESSAGE, chat_id=int(f"-100{path[1]}"), message_id=int(path[-1]))
    if path[0].lower() != bot_username.lower():
        return Link(LinkKind.ELSEWHERE)
    query = parse_qs(parts.query, keep_blank_values=True)
    if "startgroup" in query:
        return Link(LinkKind.START_GROUP, query["startgroup"][0])
    return Link(LinkKind.START, query.get("start", [""])[0])
