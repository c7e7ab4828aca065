"""Every unique rule and every index, in one readable list: what may exist once, and what is looked up."""

from dataclasses import dataclass

from sqlalchemy import Index, Table, text


@dataclass(frozen=True, slots=True)
class TableIndex:
    """An index over blank-separated `fields`; `where` limits it to some rows, in SQL both databases read."""

    table: str
    fields: str
    is_unique: bool = False
    where: str = ""

    @property
    def name(self) -> str:
        parts = ["uq" if self.is_unique else "ix", self.table, *self.fields.split()]
        return "_".join([*parts, "some"] if self.where else parts)

    def attach(self, table: Table) -> None:
        condition = text(self.where) if self.where else None
        columns = [table.c[field] for field in self.fields.split()]
        Index(self.name, *columns, unique=self.is_unique, sqlite_where=condition, postgresql_where=condition)


def _unique(table: str, fields: str, where: str = "") -> TableIndex:
    return TableIndex(table, fields, True, where)


INDEXES = (
    _unique("tables", "chat_id", "thread_id IS NULL"),
    _unique("tables", "chat_id thread_id", "thread_id IS NOT NULL"),
    TableIndex("tables", "chat_id"),
    TableIndex("tables", "former_chat_id", where="former_chat_id <> 0"),
    TableIndex("seats", "table_id"),
    _unique("persons", "user_id"),
    _unique("holdings", "seat_id person_id", "until IS NULL"),
    TableIndex("holdings", "seat_id"),
    TableIndex("holdings", "person_id"),
    TableIndex("holdings", "table_id"),
    _unique("facilitators", "table_id person_id", "until IS NULL"),
    TableIndex("facilitators", "table_id"),
    TableIndex("facilitators", "person_id"),
    _unique("associates", "table_id person_id role", "until IS NULL"),
    TableIndex("associates", "person_id"),
    TableIndex("second_words", "person_id"),
    _unique("explorations", "item_id seat_id"),
    TableIndex("explorations", "person_id"),
    TableIndex("written_questions", "item_id seat_id"),
    TableIndex("written_questions", "person_id"),
    _unique("legal_checks", "item_id"),
    TableIndex("legal_checks", "person_id"),
    _unique("meetings", "table_id number"),
    TableIndex("meetings", "person_id"),
    TableIndex("agenda_points", "meeting_id"),
    _unique("attendances", "meeting_id seat_id"),
    _unique("tasks", "table_id number"),
    TableIndex("tasks", "person_id"),
    TableIndex("tasks", "seat_id"),
    _unique("invitations", "token_hash"),
    TableIndex("invitations", "seat_id"),
    TableIndex("claims", "table_id state"),
    TableIndex("claims", "seat_id"),
    TableIndex("claims", "person_id"),
    _unique("proposals", "table_id number"),
    TableIndex("proposals", "table_id state"),
    _unique("versions", "proposal_id number"),
    _unique("rounds", "table_id number", "number > 0"),
    TableIndex("rounds", "table_id state"),
    TableIndex("rounds", "state"),
    TableIndex("items", "round_id"),
    TableIndex("items", "proposal_id"),
    TableIndex("items", "table_id"),
    _unique("electors", "round_id seat_id"),
    _unique("answers", "item_id seat_id revision"),
    _unique("answers", "item_id seat_id", "latest"),
    TableIndex("answers", "round_id seat_id"),
    TableIndex("answers", "table_id seat_id"),
    TableIndex("entered_answers", "answer_id"),
    TableIndex("entered_answers", "round_id"),
    TableIndex("announcements", "round_id seat_id"),
    TableIndex("attempts", "round_id seat_id"),
    TableIndex("settlements", "item_id seat_id"),
    TableIndex("settlements", "table_id"),
    TableIndex("opinions", "item_id"),
    TableIndex("opinions", "table_id"),
    _unique("ballots", "round_id person_id"),
    TableIndex("ballots", "person_id"),
    _unique("boards", "kind subject person_id"),
    TableIndex("boards", "person_id kind"),
    TableIndex("boards", "dirty"),
    TableIndex("boards", "table_id"),
    TableIndex("notices", "state"),
    TableIndex("notices", "about state"),
    TableIndex("notices", "outdated state"),
    TableIndex("notices", "person_id state"),
    TableIndex("notices", "table_id state"),
    TableIndex("timers", "done_at due_at"),
    TableIndex("timers", "kind subject"),
    TableIndex("timers", "table_id"),
    _unique("forms", "person_id"),
    _unique("inbox", "update_id"),
    TableIndex("inbox", "received_at"),
    TableIndex("inbox", "seq", where="NOT done AND quarantined IS NULL"),
    TableIndex("ledger_sealed", "person_id", where="person_id <> 0"),
)
