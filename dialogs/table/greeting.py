"""The bot comes to a group: its table is greeted; what the bot lacks there is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs.holidays import is_known_region
from dialogs.owed import BoardKind, Notice
from dialogs.ports import Work
from dialogs.table.model import Table, TableState
from dialogs.table.people import clean_name, spoken_language
from dialogs.table.telling import tell_facilitators

REMOVED = "removed"
MAY_NOT_PIN = "no_pin"
MAY_NOT_WRITE = "no_write"
TOPIC_SHUT = "topic_shut"
RESTRICTED = "restricted"
NO_FILES = "no_files"
UNHEARD = "unheard"
NO_SUPERGROUP = "no_supergroup"
LEARNED = frozenset({TOPIC_SHUT, RESTRICTED, UNHEARD})
"""What only a refused message tells; it ends when one arrives again, whatever the members' list says."""


def greet(
    work: Work,
    chat_id: int,
    title: str,
    lacking: Sequence[str],
    now: datetime,
    *,
    language: str,
    zone: str,
    region: str = "",
    retention_days: int = 365,
) -> Table:
    """The group's table, made at first sight, named after its chat; it is greeted until it is open."""
    table = work.first(Table, chat_id=chat_id)
    if table is None:
        made = Table(
            chat_id=chat_id,
            name=clean_name(title, 100) or str(chat_id),
            language=spoken_language(language),
            zone=zone,
            region=region if is_known_region(region) else "",
            retention_days=retention_days,
            rights=" ".join(lacking),
            created_at=now,
        )
        table = work.add(made)
    elif table.rights != " ".join(lacking):
        table = work.save(replace(table, rights=" ".join(lacking)))
    if table.state is TableState.GREETED:
        work.add(Notice(code="greeting", table_id=table.id, silent=False, created_at=now))
    elif REMOVED not in lacking:
        work.redraw(BoardKind.CARD, table.id, repost=True)
    return table


def tell_rights_lost(work: Work, table_id: int, lacking: Sequence[str], now: datetime) -> Table:
    """Keep what the bot lacks now; the facilitators of an open table learn what it lost or has again."""
    table = work.get(Table, table_id)
    before = table.rights.split()
    lost = [code for code in lacking if code not in before]
    if lost and table.state is TableState.OPEN:
        tell_facilitators(work, table_id, "rights_lost", {"table": table_id, "rights": lost}, now)
    elif before and not lacking and table.state is TableState.OPEN:
        tell_facilitators(work, table_id, "rights_back", {"table": table_id}, now)
    return record_rights(work, table_id, lacking)


def seen_rights(table: Table, lacking: Sequence[str], *, changed: bool) -> tuple[str, ...]:
    """What it lacks after a look at its membership, with what a refusal told and no look can know.

    Whoever may pin is an administrator, and those may write. `changed`: the membership did just now, so that
    it is tried whether it may write.
    """
    if REMOVED in lacking:
        return (REMOVED,)
    kept = set(LEARNED)
    if MAY_NOT_PIN in lacking:
        kept |= {NO_FILES} if changed else {NO_FILES, MAY_NOT_WRITE}
    known = [code for code in table.rights.split() if code in kept and code not in lacking]
    return (*lacking, *known)


def record_rights(work: Work, table_id: int, lacking: Sequence[str], members: int | None = None) -> Table:
    """Keep what the bot lacks in the group and, where it was counted, how many people are in it."""
    table = work.get(Table, table_id)
    kept = replace(table, rights=" ".join(lacking), members=table.members if members is None else members)
    if MAY_NOT_PIN in set(table.rights.split()) - set(lacking) and table.state is TableState.OPEN:
        work.redraw(BoardKind.CARD, table_id)  # it is pinned then
    return table if kept == table else work.save(kept)
