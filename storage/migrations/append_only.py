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
    CREATE TRIGGER ledger_sealed_blanked BEFORE UPDATE ON ledger_sealed
    WHEN NEW.value IS NOT NULL OR NEW.table_id <> OLD.table_id OR NEW.seq <> OLD.seq
        OR NEW.digest <> OLD.digest
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_sealed_once BEFORE INSERT ON ledger_sealed
    WHEN EXISTS (
        SELECT 1 FROM ledger_sealed WHERE table_id = NEW.table_id AND seq = NEW.seq AND digest = NEW.digest
    )
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_sealed_last BEFORE DELETE ON ledger_sealed
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
    CREATE TRIGGER ledger_sealed_blanked BEFORE UPDATE ON ledger_sealed FOR EACH ROW
    WHEN (NEW.value IS NOT NULL OR NEW.table_id <> OLD.table_id OR NEW.seq <> OLD.seq
        OR NEW.digest <> OLD.digest)
    EXECUTE FUNCTION ledger_refuses()
    """,
    """
    CREATE TRIGGER ledger_sealed_last BEFORE DELETE OR TRUNCATE ON ledger_sealed
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()
    """,
)


def keep_append_only() -> None:
    """Writers that meet at one number collide on PostgreSQL's key: the trigger leaves them to it."""
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)
