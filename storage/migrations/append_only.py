"""Triggers that keep the ledger append-only: entries follow each other and stay; texts may be blanked."""

from alembic import op

_SQLITE = (
    """
    CREATE TRIGGER ledger_entries_follow BEFORE INSERT ON ledger_entries
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger_entries WHERE table_id = NEW.table_id)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_entries_stay BEFORE UPDATE ON ledger_entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_entries_last BEFORE DELETE ON ledger_entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_texts_blanked BEFORE UPDATE ON ledger_texts
    WHEN NEW.text IS NOT NULL OR NEW.table_id <> OLD.table_id OR NEW.seq <> OLD.seq OR NEW.name <> OLD.name
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_texts_once BEFORE INSERT ON ledger_texts
    WHEN EXISTS (
        SELECT 1 FROM ledger_texts WHERE table_id = NEW.table_id AND seq = NEW.seq AND name = NEW.name
    )
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_texts_last BEFORE DELETE ON ledger_texts
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
)

_POSTGRESQL = (
    """
    CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$
    """,
    """
    CREATE FUNCTION ledger_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE expected bigint;
    BEGIN
        SELECT coalesce(max(seq), 0) + 1 INTO expected FROM ledger_entries WHERE table_id = NEW.table_id;
        IF NEW.seq > expected THEN RAISE EXCEPTION 'the ledger is append-only'; END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER ledger_entries_follow BEFORE INSERT ON ledger_entries
    FOR EACH ROW EXECUTE FUNCTION ledger_follows()
    """,
    """
    CREATE TRIGGER ledger_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()
    """,
    """
    CREATE TRIGGER ledger_texts_blanked BEFORE UPDATE ON ledger_texts FOR EACH ROW
    WHEN (NEW.text IS NOT NULL OR NEW.table_id <> OLD.table_id OR NEW.seq <> OLD.seq OR NEW.name <> OLD.name)
    EXECUTE FUNCTION ledger_refuses()
    """,
    """
    CREATE TRIGGER ledger_texts_last BEFORE DELETE OR TRUNCATE ON ledger_texts
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()
    """,
)


def keep_append_only() -> None:
    """Writers that meet at one number collide on PostgreSQL's key: the trigger leaves them to it."""
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)
