"""What a round_opened entry says: the round, its rule and electorate, the items put."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from dialogs.methods.positions import Fallback, Pillar
from dialogs.methods.rule import Rule
from dialogs.plan.model import Elected, PlanItem, PlanRound
from dialogs.plan.text import Text
from dialogs.ports import Entry


def put_round(entry: Entry) -> PlanRound:
    body = entry.body
    seats = (*body["electorate"], *body["vacant"])
    names: dict[int, Text] = {one["seat"]: entry.texts.get(f"seat.{one['seat']}", "") for one in seats}
    return PlanRound(
        round=body["round"],
        number=body["number"],
        method=body["method"],
        opened_at=entry.at,
        deadline=datetime.fromisoformat(body["deadline"]),
        zone=body["zone"],
        rule=rule_put(body["rule"]),
        electorate=tuple(_elected(one, names) for one in body["electorate"]),
        vacant=tuple(_elected(one, names) for one in body["vacant"]),
        warnings=tuple(body["warnings"]),
        items=tuple(_item(one, entry, names) for one in body["items"]),
        also_facilitate=tuple(names[seat] for seat in body.get("also_facilitate", ())),
    )


def rule_put(body: Mapping[str, Any]) -> Rule:
    return Rule(
        quorum=Fraction(body["quorum"]),
        pillar_rule=body["pillar_rule"],
        stand_aside_limit=Fraction(body["stand_aside_limit"]),
        max_versions=body["max_versions"],
        fallback=Fallback(body["fallback"]),
    )


def _elected(one: Mapping[str, Any], names: Mapping[int, Text]) -> Elected:
    return Elected(
        seat=one["seat"],
        agency=names[one["seat"]],
        pillar=Pillar(one["pillar"]),
        lived_experience=one["lived_experience"],
    )


def _item(one: Mapping[str, Any], entry: Entry, names: Mapping[int, Text]) -> PlanItem:
    return PlanItem(
        item=one["item"],
        round_number=entry.body["number"],
        position=one["position"],
        proposal=one["proposal"],
        version=one["version"],
        text=entry.texts.get(f"item.{one['item']}.text", ""),
        line=entry.texts.get(f"item.{one['item']}.line", ""),
        proposed_by=names.get(one["by_seat"], ""),
    )
