"""The case of a role allocation, read from a JSON file shaped like auenfurt.json and checked throughout."""

from pathlib import Path

from bot.commands.case_entries import (
    MOST_ACTIONS,
    MOST_AGENCIES,
    Known,
    action_of,
    adopted_of,
    agency_of,
    conflict_of,
    entries_of,
    firewall_of,
    limits_of,
    name_of,
    partnership_of,
    synergy_of,
)
from bot.commands.json_file import Spot, read_json, shown
from dialogs.roles.case import Case, Choice, Goal


def read_case(path: Path, language: str) -> Case:
    """The file's case with its texts in one language, or the other where it has none. Raises BadFile."""
    top = read_json(path)
    agencies = _listed(top.member("agencies"), MOST_AGENCIES, "agency")
    actions = _listed(top.member("actions"), MOST_ACTIONS, "action")
    competencies, goals = _competencies(top, language), _goals(top, actions, language)
    known = Known(tuple(agencies), tuple(actions), tuple(competencies), tuple(goals), language)
    adopted = top.find("adopted")
    return Case(
        agencies=tuple(agency_of(name, spot, known) for name, spot in agencies.items()),
        actions=tuple(action_of(name, spot, known) for name, spot in actions.items()),
        limits=limits_of(top.find("rules")),
        goals=tuple(Goal(name, text) for name, text in goals.items()),
        competencies=competencies,
        partnerships=tuple(partnership_of(spot, known) for spot in entries_of(top, "partnerships")),
        firewall=tuple(firewall_of(spot, known) for spot in entries_of(top, "firewall")),
        synergies=tuple(synergy_of(spot, known) for spot in entries_of(top, "action_synergies")),
        conflicts=tuple(conflict_of(spot, known) for spot in entries_of(top, "conflicts")),
        adopted={
            action: adopted_of(action, spot, known)
            for action, spot in (adopted.members() if adopted else {}).items()
        },
    )


def choices(option: str, given: list[str], case: Case) -> tuple[Choice, ...]:
    """What --pin M6=SA and --ban M1=GA name. Raises BadFile."""
    agencies = {agency.id for agency in case.agencies}
    actions = {action.id for action in case.actions}
    found: dict[Choice, None] = {}
    for text in given:
        action, equals, agency = (part.strip() for part in text.partition("="))
        if not equals:
            raise Spot(text, option).wrong(f"ACTION=AGENCY is wanted, but here is {shown(text)}")
        named = Choice(
            Spot(action, option).one_of(actions, "action"), Spot(agency, option).one_of(agencies, "agency")
        )
        found[named] = None
    return tuple(found)


def _competencies(top: Spot, language: str) -> dict[str, str]:
    found = top.find("competencies")
    return {name: name_of(spot, name, language) for name, spot in found.members().items()} if found else {}


def _goals(top: Spot, actions: dict[str, Spot], language: str) -> dict[str, str]:
    """Where the file lists no goals at all, those its actions name."""
    found = top.find("goals")
    if found is None:
        named = [goal.identifier() for spot in actions.values() for goal in entries_of(spot, "goals")]
        return {name: name for name in named}
    return {
        name: name_of(spot, name, language) for name, spot in _listed(found, MOST_ACTIONS, "goal").items()
    }


def _listed(spot: Spot, most: int, kind: str) -> dict[str, Spot]:
    """The entries by their ids, each of which is given once; only goals may be none."""
    found: dict[str, Spot] = {}
    for entry in spot.entries(most):
        name = entry.member("id").identifier()
        if name in found:
            raise entry.wrong(f"the {kind} “{name}” is listed a second time")
        found[name] = entry.named(name)
    if not found and kind != "goal":
        raise spot.wrong(f"the list is empty, at least one {kind} is wanted")
    return found
