"""Who plays: the agencies of a case with their pillars, its goals, and how each seat closes."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.texts.glossary import LANGUAGES
from dialogs.methods.positions import Pillar, Position

FIRST, SECOND = "POL", "SHG"


@dataclass(frozen=True, slots=True)
class Part:
    """An agency of the case; `code` is its short name there."""

    code: str
    agency: str
    pillar: Pillar
    lived_experience: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What a seat says to a goal, with its reason."""

    position: Position
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    city: str
    parts: tuple[Part, ...]
    goals: tuple[str, ...]
    lines: dict[tuple[str, str], Line]
    """(goal text in any language, agency code) -> what it says; consent where nothing stands."""


@cache
def auenfurt(language: str) -> Case:
    source = json.loads(files("bot.rehearsal").joinpath("auenfurt.json").read_text(encoding="utf-8"))
    goals = {
        tongue: {one["id"]: _goal(one, source, tongue) for one in source["goals"]} for tongue in LANGUAGES
    }
    return Case(
        city=source["title"],
        parts=tuple(
            Part(one["id"], one[language], Pillar(one["pillar"]), one["lived_experience"])
            for one in source["agencies"]
        ),
        goals=tuple(goals[language].values()),
        lines={
            (goals[tongue][goal], code): Line(Position(said["position"]), said[language])
            for tongue in LANGUAGES
            for goal, answers in source["closing_positions"].items()
            for code, said in answers.items()
        },
    )


def _goal(one: dict[str, Any], source: dict[str, Any], language: str) -> str:
    """The goal as it was put to the closing round: with its amendment, if it had one."""
    amendment = source["amendments"].get(one["id"])
    return f"{one[language]}: {amendment[language]}" if amendment else str(one[language])
