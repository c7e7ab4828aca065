"""What people see: pure functions from what is remembered to a Screen, in the reader's language."""

from dataclasses import replace
from datetime import datetime

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel.answered import answered
from bot.panel.audience import reader_for
from bot.panel.scene import Scene, drawers, worders
from bot.panel.screen import Screen
from bot.panel.seal import Seal
from bot.panel.sight import Sight
from bot.texts.words import words_for
from dialogs.owed import Board, BoardKind, Notice, NoticeState
from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.rounds.model import Round
from dialogs.table.authority import seated_at
from dialogs.table.model import Person, Table


class Screens:
    """Delivery asks here what to show; None is nothing: what it was about is gone."""

    def __init__(self, bot_username: str, seal: Seal, *, rehearsal: bool = False) -> None:
        self._bot = bot_username
        self._seal = seal
        self._rehearsal = rehearsal

    def board(self, reader: Reader, board: Board, now: datetime) -> Screen | None:
        try:
            scene = self._scene(reader, board.person_id, board.table_id, now)
            if board.kind is BoardKind.BALLOT:  # a panel's page says who reads it
                seats = seated_at(reader, reader.get(Person, board.person_id))
                scene = replace(scene, reader=Sight(reader, {one.table_id for one in seats}))
            return drawers[board.kind](scene, board)
        except Refusal:
            return self._ended(reader, board, now)

    def notice(self, reader: Reader, notice: Notice, now: datetime) -> Screen | None:
        """None where it says nothing any more; one that was sent says that its question is settled."""
        is_sent, is_theirs = notice.state is NoticeState.SENT, False
        try:
            scene = self._scene(reader_for(reader, notice), notice.person_id, notice.table_id, now)
            is_theirs = True
            worder = worders.get(notice.code)
            if worder is None:
                return Screen(scene.words.render(f"notices/{notice.code}", **notice.facts))
            if (shown := worder(scene, notice)) or not is_sent:
                return shown
        except Refusal:
            if not is_sent:
                return None
        return answered(
            self._scene(reader, notice.person_id, notice.table_id, now), notice, is_theirs=is_theirs
        )

    def moved(self, reader: Reader, board: Board, link: str, now: datetime) -> Screen | None:
        """What the older message says once its board or card stands further down; `link` may be empty."""
        if board.kind not in (BoardKind.ROUND, BoardKind.BALLOT):
            return None
        where = "boards" if board.kind is BoardKind.ROUND else "ballot"
        try:
            scene = self._scene(reader, board.person_id, board.table_id, now)
            held = reader.get(Round, board.subject)
        except Refusal:
            return None
        return Screen(scene.words.render(f"{where}/moved", number=held.number, link=link))

    def _ended(self, reader: Reader, board: Board, now: datetime) -> Screen | None:
        """A card that was sent asks nothing any more of somebody who has no right to the table."""
        held = reader.first(Round, id=board.subject) if board.kind is BoardKind.BALLOT else None
        if held is None or not board.message_id:
            return None
        scene = self._scene(reader, board.person_id, board.table_id, now)
        return Screen(scene.words.render("ballot/ended", number=held.number, state=held.state.value))

    def _scene(self, reader: Reader, person_id: int, table_id: int, now: datetime) -> Scene:
        if person_id:
            language = reader.get(Person, person_id).language
        else:
            language = reader.get(Table, table_id).language
        return Scene(reader, words_for(language), now, self._bot, self._seal, self._rehearsal)
