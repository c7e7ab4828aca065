"""One entry each of a case file: agency, action, pair, limits; checked against the ids it may name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.commands.json_file import Spot
from dialogs.methods.positions import Pillar
from dialogs.roles.case import Action, ActionConflict, Adopted, Agency, Firewall, Limits, Partnership
from dialogs.roles.coverage import Setting

MOST_AGENCIES = 200
MOST_ACTIONS = 1000
MOST_ENTRIES = 10_000
MOST_HOURS = 1_000_000
PILLARS = frozenset(pillar.value for pillar in Pillar)
SETTINGS = frozenset(setting.value for setting in Setting)


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry may name, and the language its texts are read in."""

    agencies: tuple[str, ...]
    actions: tuple[str, ...]
    competencies: tuple[str, ...]
    goals: tuple[str, ...]
    language: str


def agency_of(name: str, spot: Spot, known: Known) -> Agency:
    pillar, lived, history = spot.find("pillar"), spot.find("lived_experience"), spot.find("history_hours")
    agency = Agency(
        id=name,
        name=name_of(spot, name, known.language),
        capacity=spot.member("capacity_hours").figure(0, MOST_HOURS),
        mandate=_by_action(spot.member("mandate"), known.actions, 2),
        willingness=_by_action(spot.member("willingness"), known.actions, 3),
        competencies=_ids(spot.member("competencies"), "competency", known.competencies),
        pillar=pillar.one_of(PILLARS, "pillar") if pillar else None,
        lived_experience=lived.flag() if lived else False,
    )
    return replace(agency, history=history.figure(0, MOST_HOURS)) if history else agency


def action_of(name: str, spot: Spot, known: Known) -> Action:
    hours, joint = spot.member("hours"), spot.find("joint")
    if hours.figure(0, MOST_HOURS) == 0:
        raise hours.wrong("an action needs more than 0 hours")
    return Action(
        id=name,
        name=name_of(spot, name, known.language),
        hours=hours.figure(0, MOST_HOURS),
        needs=_ids(spot.member("needs"), "competency", known.competencies),
        joint=joint.flag() if joint else False,
        goals=tuple(dict.fromkeys(goal.one_of(known.goals, "goal") for goal in entries_of(spot, "goals"))),
        affected=_ids(spot.find("affected"), "agency", known.agencies),
        statute=_ids(spot.find("statute"), "agency", known.agencies),
        settings=_ids(spot.find("settings"), "setting", SETTINGS),
    )


def limits_of(spot: Spot | None) -> Limits:
    """The file's, or those of the rules where it is silent."""
    default = Limits()
    if spot is None:
        return default
    leads, hours = spot.find("lead_limit"), spot.find("min_hours")
    share, slack, most = spot.find("lead_share"), spot.find("slack"), spot.find("max_responsible")
    return Limits(
        lead_limit=leads.whole(1, MOST_ACTIONS) if leads else None,
        min_hours=hours.figure(0, MOST_HOURS) if hours else default.min_hours,
        lead_share=share.figure(0, 1) if share else default.lead_share,
        slack=slack.figure(0, 1) if slack else default.slack,
        max_responsible=most.whole(1, MOST_AGENCIES) if most else default.max_responsible,
    )


def partnership_of(spot: Spot, known: Known) -> Partnership:
    *pair, gain = spot.row("agency", "agency", "gain")
    return Partnership(*_two(spot, pair, "agency", known.agencies), gain.figure(0, MOST_HOURS))


def firewall_of(spot: Spot, known: Known) -> Firewall:
    *pair, action = spot.row("agency", "agency", "action")
    return Firewall(*_two(spot, pair, "agency", known.agencies), action.one_of(known.actions, "action"))


def synergy_of(spot: Spot, known: Known) -> tuple[str, str]:
    return _two(spot, spot.row("action", "action"), "action", known.actions)


def conflict_of(spot: Spot, known: Known) -> ActionConflict:
    first, second = synergy_of(spot.member("actions"), known)
    settled = spot.find("settled")
    about = name_of(spot, "", known.language)
    return ActionConflict(first, second, about, name_of(settled, "", known.language) if settled else "")


def adopted_of(action: str, spot: Spot, known: Known) -> Adopted:
    if action not in known.actions:
        raise spot.wrong("there is no such action")
    lead = spot.find("lead")
    return Adopted(
        lead.one_of(known.agencies, "agency") if lead else None,
        _ids(spot.find("responsible"), "agency", known.agencies),
    )


def entries_of(spot: Spot, key: str) -> list[Spot]:
    found = spot.find(key)
    return found.entries(MOST_ENTRIES) if found else []


def name_of(spot: Spot, otherwise: str, language: str) -> str:
    """Its text in the language, or in another it is given in; a bare text stands for every language."""
    if isinstance(spot.value, str):
        return spot.text()
    for key in (language, "en", "de", "name"):
        found = spot.find(key)
        if found and (text := found.text()):
            return text
    return otherwise


def _by_action(spot: Spot, actions: Sequence[str], most: int) -> dict[str, int]:
    """A figure for each action in order; null where the seat gave no answer."""
    figures = spot.entries(MOST_ACTIONS)
    if len(figures) != len(actions):
        raise spot.wrong(f"the number of entries is {len(figures)}, but that of actions is {len(actions)}")
    return {
        action: figure.named(action).whole(0, most)
        for action, figure in zip(actions, figures, strict=True)
        if figure.value is not None
    }


def _two(spot: Spot, pair: Sequence[Spot], kind: str, known: Sequence[str]) -> tuple[str, str]:
    first, second = (one.one_of(known, kind) for one in pair)
    if first == second:
        raise spot.wrong(f"“{first}” is paired with itself")
    return first, second


def _ids(spot: Spot | None, kind: str, known: Collection[str]) -> frozenset[str]:
    return frozenset(one.one_of(known, kind) for one in spot.entries(MOST_ENTRIES)) if spot else frozenset()
