"""What a round_opened entry says: the round, its rule and electorate, the items put."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.ledger import rounds as entries
from dialogs.ledger.sealed import shown
from dialogs.ledger.tables import Seat
from dialogs.methods.rule import Rule
from dialogs.plan.model import Elected, PlanItem, PlanRound
from dialogs.plan.text import Text


def put_round(said: entries.RoundOpened, opened_at: datetime) -> PlanRound:
    names: dict[int, Text] = {one.seat: one.agency.value for one in (*said.electorate, *said.vacant)}
    return PlanRound(
        round=said.round,
        number=said.number,
        method=said.method,
        opened_at=opened_at,
        deadline=said.deadline,
        zone=said.zone,
        rule=rule_put(said.rule),
        electorate=tuple(_elected(one) for one in said.electorate),
        vacant=tuple(_elected(one) for one in said.vacant),
        warnings=said.warnings,
        items=tuple(_item(one, said.number, names) for one in said.items),
        also_facilitate=tuple(names[seat] for seat in sorted(shown(said.also_facilitate))),
    )


def rule_put(said: entries.Rule) -> Rule:
    return Rule(
        quorum=said.quorum,
        pillar_rule=said.pillar_rule,
        stand_aside_limit=said.stand_aside_limit,
        max_versions=said.max_versions,
        fallback=said.fallback,
    )


def _elected(one: Seat) -> Elected:
    return Elected(
        seat=one.seat,
        agency=one.agency.value,
        pillar=one.pillar.known,
        lived_experience=one.lived_experience.known,
    )


def _item(one: entries.PutItem, round_number: int, names: Mapping[int, Text]) -> PlanItem:
    return PlanItem(
        item=one.item,
        round_number=round_number,
        position=one.position,
        proposal=one.proposal,
        version=one.version,
        text=one.text.value,
        line=one.line.value,
        proposed_by=names.get(one.by_seat.value or 0, ""),
    )
