"""Which table is meant in private: the only one, or the one chosen among several."""

from bot.panel.actor import Actor
from bot.panel.doors.goals import WHICH_TABLE
from bot.panel.pages import go
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.proposing import may_propose_at
from dialogs.table.authority import facilitated_by, seated_at


def chosen_table(work: Work, actor: Actor, table_id: int, door: str) -> int:
    """`door` is "propose" or "desk". 0 if the person is asked first; Refusal if there is none for them."""
    tables = facilitated_by(work, actor.person)
    if door == "propose":
        seated = [one.table_id for one in seated_at(work, actor.person)]
        tables = may_propose_at(work, actor.person) or list(dict.fromkeys([*tables, *seated]))
    if not tables:
        raise Refusal("not_facilitator" if door == "desk" else "no_seat")
    if table_id in tables:
        return table_id
    if len(tables) == 1:
        return tables[0]
    go(work, actor.person, WHICH_TABLE, repost=True, door=door, tables=tables)
    return 0
