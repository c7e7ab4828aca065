"""A table's story played through the use cases, so that its ledger is a real one."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from bot.rehearsal.cast import auenfurt
from dialogs.ledger.chain import Entry
from dialogs.ledger.sealed import Sealed
from dialogs.ledger.tables import TableOpened
from dialogs.methods.positions import Ground, Position
from dialogs.owed import Timer, TimerKind
from dialogs.plan.fold import fold
from dialogs.plan.model import Plan
from dialogs.plan.verify import Verdict, verify
from dialogs.rounds.due import fall_due
from dialogs.rounds.model import Shown
from dialogs.rounds.proposing import propose
from dialogs.rounds.reasons import choose_shown, state_ground, state_reason
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.model import Seat, Table
from tests.dialogs.seated import Seated


class Story(Seated):
    """Seated at an opened table, in English or German."""

    def __init__(self, language: str = "en", opened: bool = True) -> None:
        super().__init__()
        self.language = language
        for part in auenfurt(language).parts:
            self.seats[part.code] = self.work.save(replace(self.seats[part.code], agency=part.agency))
        self.table = self.work.save(replace(self.table, language=language))
        if opened:
            said = TableOpened(
                name=Sealed("Auenfurt"), data_owner=Sealed("Stadt Auenfurt, Gesundheitsamt"),
                language=language, zone="Europe/Berlin", quorum=Fraction(2, 3), pillar_rule=True,
            )  # fmt: skip
            self.work.append(self.table.id, said, self.now)

    def put(self, *texts: str, by: str = "", line: str = "") -> list[int]:
        """Propose these goals and open a round with them at once; the items' ids."""
        person = self.people[by] if by else self.facilitator
        proposals = tuple(
            propose(self.work, person, self.table.id, text, line, self.now).proposal_id for text in texts
        )
        deadline = self.now + timedelta(days=14)
        opened = schedule_round(
            self.work, self.facilitator, self.table.id, proposals, self.now, deadline, self.now
        )
        return [item.id for item in self.items(opened.round_id)]

    def explain(
        self, code: str, item: int, position: Position, reason: str, *,
        shown: Shown = Shown.WITH_NAME, ground: Ground | None = None,
    ) -> None:  # fmt: skip
        """Answer with a ground, a reason and how the plan shall show it."""
        self.say(code, item, position)
        by = self.people[code]
        if ground:
            state_ground(self.work, by, item, ground, self.now)
        if reason:
            state_reason(self.work, by, item, reason, self.now)
        choose_shown(self.work, by, item, shown, self.now)

    def fall(self, kind: TimerKind) -> None:
        """Let the next timer of this kind fall due."""
        timer = self.work.first(Timer, kind=kind, done_at=None, order="due_at")
        assert timer is not None
        self.now = max(self.now, timer.due_at)
        fall_due(self.work, timer, self.now)

    def close(self) -> None:
        self.fall(TimerKind.CLOSE_ROUND)

    def closing_positions(self, items: list[int]) -> None:
        """The case: G3 with the self-organisation standing aside, G4 with the order office's note."""
        case = auenfurt(self.language)
        for item, goal in zip(items, case.goals, strict=True):
            for part in case.parts:
                said = case.lines.get((goal, part.code))
                if said:
                    self.explain(part.code, item, said.position, said.reason)
                else:
                    self.say(part.code, item, Position.CONSENT)

    @property
    def entries(self) -> list[Entry]:
        return self.work.entries(self.table.id)

    @property
    def plan(self) -> Plan:
        return fold(self.entries)

    @property
    def verdict(self) -> Verdict:
        return verify(self.work, self.work.get(Table, self.table.id))

    def seat(self, code: str) -> Seat:
        return self.seats[code]


def auenfurt_story(language: str = "en") -> Story:
    """One round of the case's five goals, closed at the deadline."""
    story = Story(language)
    story.closing_positions(story.put(*auenfurt(language).goals))
    story.close()
    return story
