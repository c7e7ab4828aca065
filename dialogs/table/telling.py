"""What the facilitators of a table are told, each in private."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogs.owed import Notice
from dialogs.ports import Work
from dialogs.table.model import Facilitator


def tell_facilitators(work: Work, table_id: int, code: str, facts: Mapping[str, Any], now: datetime) -> None:
    for one in work.find(Facilitator, table_id=table_id, until=None):
        work.add(Notice(code=code, facts=dict(facts), person_id=one.person_id, silent=False, created_at=now))
