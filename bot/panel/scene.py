"""What a screen function is given, and which function draws which living message or words which notice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.panel.screen import Screen
from bot.panel.seal import Seal
from bot.texts.words import Words
from dialogs.owed import Board, BoardKind, Notice
from dialogs.ports import Reader
from dialogs.table.model import Person, Table


@dataclass(frozen=True, slots=True)
class Scene:
    """The state to read, the reader's words, the moment; `bot` is the bot's username."""

    reader: Reader
    words: Words
    now: datetime
    bot: str
    seal: Seal
    rehearsal: bool = False

    def facts_of(self, notice: Notice) -> dict[str, Any]:
        """A notice's facts with their table, and the name of their person as it is now: none is kept."""
        facts = {**notice.facts, "table": self.reader.get(Table, notice.facts["table"])}
        if "person" in facts:
            facts["name"] = self.reader.get(Person, facts["person"]).name
        return facts

    def link(self, payload: str) -> str:
        """A deep link that opens the private chat with this start payload."""
        return f"https://t.me/{self.bot}?start={payload}"


BoardDrawer = Callable[[Scene, Board], Screen | None]

NoticeWorder = Callable[[Scene, Notice], Screen | None]

drawers: dict[BoardKind, BoardDrawer] = {}

worders: dict[str, NoticeWorder] = {}


def draws(kind: BoardKind) -> Callable[[BoardDrawer], BoardDrawer]:
    """The function draws every living message of this kind."""

    def register(drawer: BoardDrawer) -> BoardDrawer:
        if kind in drawers:
            raise ValueError(f"{kind} is drawn twice")
        drawers[kind] = drawer
        return drawer

    return register


def words_notice(code: str) -> Callable[[NoticeWorder], NoticeWorder]:
    """The function words notices of this code; without one, the template notices/<code>.html does."""

    def register(worder: NoticeWorder) -> NoticeWorder:
        if code in worders:
            raise ValueError(f"notice {code!r} is worded twice")
        worders[code] = worder
        return worder

    return register
