"""A private notice that waits says nothing to whoever lost its right meanwhile: over all notices owed."""

from copy import deepcopy
from dataclasses import replace

from bot.panel.audience import FAREWELLS
from dialogs.owed import Notice
from dialogs.plan.model import Edition
from dialogs.rounds.closing import close_round
from dialogs.rounds.model import Round, RoundState
from dialogs.table.model import Associate, Facilitator, Holding, Person
from tests.bot.private.full_table import TEXTS, FullTable, full_table


def notices() -> tuple[FullTable, list[Notice]]:
    """Everything owed to persons, the closing of the open round and a plan on its way included."""
    full = full_table()
    work, city = full.city.work, full.city
    held = work.find(Round, state=RoundState.OPEN)[0]
    close_round(work, held.id, "all_answered", city.now)
    facts = {"table": full.table_id, "language": "en", "edition": Edition.INTERNAL.value, "format": "pdf"}
    work.add(Notice(code="plan_files", facts=facts, person_id=city.facilitator.id, created_at=city.now))
    return full, [one for one in work.find(Notice) if one.person_id]


def test_nothing_is_said_to_whoever_lost_the_right() -> None:
    full, owed = notices()
    before = full.city.work
    said = 0
    for notice in owed:
        full.city.work = deepcopy(before)
        said += full.city.screens.notice(full.city.work, notice, full.city.now) is not None
        for kind in (Holding, Facilitator, Associate):
            for one in list(full.city.work.records[kind].values()):
                if one.person_id == notice.person_id:
                    full.city.work.change(kind, one.id, {"until": None}, until=full.city.now)
        screen = full.city.screens.notice(full.city.work, notice, full.city.now)
        if screen and notice.code not in FAREWELLS:
            shown = screen.text + "".join(key.label for row in screen.buttons for key in row)
            assert [text for text in TEXTS if text in shown] == [], notice.code
            assert screen.file is None
    assert said > 10 and len({one.code for one in owed}) >= 12


def test_who_facilitates_no_more_but_holds_a_seat_learns_nothing_meant_for_facilitators() -> None:
    full, owed = notices()
    work, city = full.city.work, full.city
    person = work.get(Person, city.facilitator.id)
    for one in work.find(Facilitator, person_id=person.id, until=None):
        work.save(replace(one, until=city.now))
    work.add(Holding(table_id=full.table_id, seat_id=6, person_id=person.id, since=city.now))
    codes = {
        one.code for one in owed if one.person_id == person.id and city.screens.notice(work, one, city.now)
    }
    assert codes <= {"goal_returned", "plan_files", "invitation", "privacy_first"}
