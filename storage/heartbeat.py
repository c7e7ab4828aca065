"""When the bot was last alive, so that an outage can be seen afterwards."""

from datetime import datetime

from sqlalchemy import insert, select, update

from storage import inbox
from storage.schema import HEARTBEAT
from storage.session import Session


def beat(session: Session, now: datetime) -> None:
    """Note that the bot is alive; drop what the inbox need not know any longer."""
    if session.connection.execute(update(HEARTBEAT).values(at=now)).rowcount == 0:
        session.connection.execute(insert(HEARTBEAT).values(id=1, at=now))
    inbox.drop_old(session, now)


def last_beat(session: Session) -> datetime | None:
    at: datetime | None = session.connection.scalar(select(HEARTBEAT.c.at))
    return at
