"""What the roles cover and what they leave open: needs, pillars and settings by goal, pairs of actions."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, StrEnum

from dialogs.methods.positions import Pillar
from dialogs.methods.reasons import Reason, because
from dialogs.roles.case import Action, Case, Goal


class Setting(Enum):
    """Where an action reaches people."""

    COMMUNITY = "community"
    CUSTODY = "custody"
    RELEASE = "release"


class CoverageCode(StrEnum):
    """The comment names the facts; `agencies` are ids joined by ", ", the rest the case's words."""

    UNCOVERED = "coverage_need_uncovered"  # action, competency: nobody responsible holds it
    NOBODY_HOLDS = "coverage_need_held_by_none"  # action, competency: no agency of the case holds it
    GOAL_WITHOUT_ACTION = "coverage_goal_without_action"  # goal
    GOAL_WITHOUT_PILLAR = "coverage_goal_without_pillar"  # goal, pillar
    GOAL_WITHOUT_SETTING = "coverage_goal_without_setting"  # goal, setting
    CONFLICT_SETTLED = "coverage_conflict_settled"  # action, other_action, about, settled
    CONFLICT_OPEN = "coverage_conflict_open"  # action, other_action, about, first_lead, second_lead
    SYNERGY_SHARED = "coverage_synergy_shared"  # action, other_action, agencies, count
    SYNERGY_APART = "coverage_synergy_apart"  # action, other_action, first_lead, second_lead


def uncovered_needs(case: Case, uncovered: Sequence[tuple[str, str]]) -> Iterator[Reason]:
    held = frozenset().union(*(agency.competencies for agency in case.agencies))
    for action, need in uncovered:
        name = case.competencies.get(need, need)
        if need in held:
            yield because(CoverageCode.UNCOVERED, action=action, competency=name)
        else:
            yield because(CoverageCode.NOBODY_HOLDS, action=action, competency=name)


def grid(case: Case, responsible: Mapping[str, Sequence[str]]) -> dict[str, dict[Pillar, tuple[str, ...]]]:
    """By goal and pillar the agencies with a part in the goal's actions, in the order of the case."""
    return {
        goal.id: {pillar: tuple(_of_pillar(case, goal, pillar, responsible)) for pillar in Pillar}
        for goal in case.goals
    }


def goal_gaps(case: Case, responsible: Mapping[str, Sequence[str]]) -> Iterator[Reason]:
    """Empty cells of pillars x goals, and of settings x goals where the actions name settings.

    A pillar without any seat is a gap of the table, not of a goal: it is left out.
    """
    seated = {agency.pillar for agency in case.agencies}
    for goal, cells in grid(case, responsible).items():
        if not _actions(case, goal):
            yield because(CoverageCode.GOAL_WITHOUT_ACTION, goal=goal)
            continue
        for pillar, agencies in cells.items():
            if not agencies and pillar.value in seated:
                yield because(CoverageCode.GOAL_WITHOUT_PILLAR, goal=goal, pillar=pillar.value)
        yield from _setting_gaps(case, goal)


def conflicts(case: Case, leads: Mapping[str, str]) -> Iterator[Reason]:
    """Every conflict between two actions: how it was settled, or whose leads have it still to settle."""
    for pair in case.conflicts:
        if pair.settled:
            yield because(
                CoverageCode.CONFLICT_SETTLED,
                action=pair.first,
                other_action=pair.second,
                about=pair.about,
                settled=pair.settled,
            )
        else:
            yield because(
                CoverageCode.CONFLICT_OPEN,
                action=pair.first,
                other_action=pair.second,
                about=pair.about,
                first_lead=leads[pair.first],
                second_lead=leads[pair.second],
            )


def synergies(
    case: Case, leads: Mapping[str, str], responsible: Mapping[str, Sequence[str]]
) -> Iterator[Reason]:
    """Every pair of actions that helps each other: who takes part in both, or whose leads have to meet."""
    for first, second in case.synergies:
        shared = [one for one in responsible[first] if one in responsible[second]]
        if shared:
            names = ", ".join(shared)
            yield because(
                CoverageCode.SYNERGY_SHARED,
                action=first,
                other_action=second,
                agencies=names,
                count=len(shared),
            )
        else:
            yield because(
                CoverageCode.SYNERGY_APART,
                action=first,
                other_action=second,
                first_lead=leads[first],
                second_lead=leads[second],
            )


def _of_pillar(
    case: Case, goal: Goal, pillar: Pillar, responsible: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    parts = {name for action in _actions(case, goal.id) for name in responsible.get(action.id, ())}
    for agency in case.agencies:
        if agency.pillar == pillar.value and agency.id in parts:
            yield agency.id


def _actions(case: Case, goal: str) -> list[Action]:
    return [action for action in case.actions if goal in action.goals]


def _setting_gaps(case: Case, goal: str) -> Iterator[Reason]:
    if not any(action.settings for action in case.actions):
        return
    reached = frozenset().union(*(action.settings for action in _actions(case, goal)))
    for setting in Setting:
        if setting.value not in reached:
            yield because(CoverageCode.GOAL_WITHOUT_SETTING, goal=goal, setting=setting.value)
