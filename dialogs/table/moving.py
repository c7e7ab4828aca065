"""A group becomes a supergroup and has a new id: its table follows, and loses nothing."""

from dataclasses import replace
from datetime import datetime

from dialogs.owed import Board, BoardKind, Notice
from dialogs.ports import Reader, Work
from dialogs.rounds.model import Round, RoundState
from dialogs.table.greeting import (
    MAY_NOT_PIN,
    MAY_NOT_WRITE,
    NO_FILES,
    NO_SUPERGROUP,
    REMOVED,
    RESTRICTED,
    TOPIC_SHUT,
    UNHEARD,
    record_rights,
    tell_rights_lost,
)
from dialogs.table.model import Facilitator, Seat, Table, TableState
from dialogs.table.people import clean_name
from dialogs.table.telling import tell_facilitators

SHUT = frozenset({REMOVED, MAY_NOT_WRITE, TOPIC_SHUT, RESTRICTED})
"""Where one of these holds, nothing can be said in the group: all that is owed there waits."""
PARTLY_SHUT = frozenset({NO_FILES, UNHEARD})
"""Where one of these holds, single messages wait."""


def table_in(reader: Reader, chat_id: int) -> Table | None:
    """The table of this group, also by the id the group had before it became a supergroup."""
    return reader.first(Table, chat_id=chat_id) or reader.first(Table, former_chat_id=chat_id)


def follow_group(work: Work, old_chat: int, new_chat: int, now: datetime) -> Table | None:
    """What is owed follows, for it names the table. None if no table stood in the old group any more."""
    table = work.first(Table, chat_id=old_chat)
    if table is None:
        return None
    if not _make_room(work, new_chat):
        return tell_rights_lost(work, table.id, (REMOVED,), now)
    kept = [code for code in table.rights.split() if code not in (NO_SUPERGROUP, REMOVED)]
    work.change(
        Table,
        table.id,
        {"chat_id": old_chat},
        chat_id=new_chat,
        former_chat_id=old_chat,
        rights=" ".join(kept),
    )
    show_anew(work, table.id)
    if table.state is TableState.GREETED:
        work.add(Notice(code="greeting", table_id=table.id, created_at=now))
    tell_facilitators(work, table.id, "group_moved", {"table": table.id, "rights": kept}, now)
    return work.get(Table, table.id)


def stand_in_topic(work: Work, table_id: int, thread_id: int | None) -> None:
    """Card and boards stand in this topic of the forum from now on; None is "General"."""
    if work.get(Table, table_id).thread_id != thread_id:
        work.change(Table, table_id, {}, thread_id=thread_id)
        show_anew(work, table_id)


def leave_topic(work: Work, chat_id: int, now: datetime) -> None:
    """The topic was deleted or closed: everything goes to "General", and the facilitators learn it once."""
    for table in work.find(Table, chat_id=chat_id):
        if table.thread_id is not None:
            stand_in_topic(work, table.id, None)
            tell_facilitators(work, table.id, "topic_gone", {"table": table.id}, now)


def group_unreachable(work: Work, table_id: int, code: str, now: datetime) -> None:
    """The bot may not speak in the group: what is owed there waits until it may again."""
    table = work.get(Table, table_id)
    if code not in table.rights.split():
        tell_rights_lost(work, table_id, (*table.rights.split(), code), now)


def may_pin(work: Work, table_id: int) -> None:
    """It did: whatever was said of that right before is over."""
    codes = work.get(Table, table_id).rights.split()
    if MAY_NOT_PIN in codes:
        record_rights(work, table_id, [code for code in codes if code != MAY_NOT_PIN])


def may_speak(table: Table) -> bool:
    return not SHUT & set(table.rights.split())


def topic_reopened(work: Work, chat_id: int, now: datetime) -> None:
    """ "General" can be written in again: what waits goes at once."""
    table = table_in(work, chat_id)
    if table and TOPIC_SHUT in table.rights.split():
        record_rights(work, table.id, [code for code in table.rights.split() if code != TOPIC_SHUT])


def come_back(work: Work, table_id: int, lacking: tuple[str, ...], now: datetime) -> None:
    """Added again: boards are sent anew, then what waited meanwhile, in its order."""
    record_rights(work, table_id, lacking)
    show_anew(work, table_id)
    facts = {"table": table_id, "rights": list(lacking)}
    tell_facilitators(work, table_id, "group_back", facts, now)


def follow_title(work: Work, chat_id: int, title: str, now: datetime) -> None:
    """The group was renamed. A table not open yet takes the name over; an open one keeps its own."""
    table, name = table_in(work, chat_id), clean_name(title, 100)
    if table is None or not name:
        return
    if table.state is TableState.GREETED:
        work.save(replace(table, name=name))
    elif name != table.name:
        facts = {"table": table.id, "title": name}
        tell_facilitators(work, table.id, "group_renamed", facts, now)


def show_anew(work: Work, table_id: int) -> None:
    """Card and open boards are sent once more, where the table stands now; what was sent before is left."""
    for board in work.find(Board, table_id=table_id, person_id=0):
        work.change(Board, board.id, {}, message_id=0, pinned=False)
    for held in work.find(Round, table_id=table_id, state=RoundState.OPEN, order="number"):
        work.redraw(BoardKind.ROUND, held.id)
    work.redraw(BoardKind.CARD, table_id)


def _make_room(work: Work, chat_id: int) -> bool:
    """A table greeted there meanwhile gives way while it is bare; False if it is more than that."""
    newer = work.first(Table, chat_id=chat_id)
    if newer is None:
        return True
    if work.first(Facilitator, table_id=newer.id) or work.first(Seat, table_id=newer.id):
        return False
    for kind in (Notice, Board):
        for one in work.find(kind, table_id=newer.id):
            work.remove(one)
    work.remove(newer)
    return True
