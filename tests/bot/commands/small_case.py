"""A case small enough to read, as the JSON it comes in, and ways to break it."""

import json
from pathlib import Path
from typing import Any

AUENFURT = Path(__file__).parents[3] / "bot/rehearsal/auenfurt.json"


def small() -> dict[str, Any]:
    """Two agencies, two actions; both can lead either."""
    return {
        "competencies": {
            "m": {"en": "medicine", "de": "Medizin"},
            "p": {"en": "policing", "de": "Polizeiarbeit"},
        },
        "agencies": [
            {
                "id": "GA",
                "en": "Public health office",
                "de": "Gesundheitsamt",
                "pillar": "treatment",
                "capacity_hours": 60.0,
                "competencies": ["m"],
                "mandate": [2, 2],
                "willingness": [3, 1],
                "history_hours": 0,
                "lived_experience": False,
            },
            {
                "id": "POL",
                "en": "Police",
                "de": "Polizei",
                "pillar": "law enforcement",
                "capacity_hours": 50.0,
                "competencies": ["p"],
                "mandate": [2, 2],
                "willingness": [1, 3],
                "history_hours": 2.5,
                "lived_experience": False,
            },
        ],
        "goals": [{"id": "G1", "en": "Fewer deaths", "de": "Weniger Todesfälle"}],
        "actions": [
            {"id": "M1", "goals": ["G1"], "en": "Naloxone", "de": "Naloxon", "needs": ["m"], "hours": 20.0},
            {"id": "M2", "goals": ["G1"], "en": "Patrols", "de": "Streifen", "needs": ["p"], "hours": 10.5},
        ],
        "partnerships": [["GA", "POL", 0.1]],
        "firewall": [],
    }


def written(folder: Path, content: object) -> Path:
    """A file with this content: JSON of it, or the text or bytes themselves."""
    path = folder / "case.json"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    else:
        path.write_text(json.dumps(content), encoding="utf-8")
    return path


def changed(*keys: str | int, to: object) -> dict[str, Any]:
    """The small case with one value replaced; the keys lead to it."""
    case = small()
    *way, last = keys
    spot: Any = case
    for key in way:
        spot = spot[key]
    spot[last] = to
    return case


def without(*keys: str | int) -> dict[str, Any]:
    case = small()
    *way, last = keys
    spot: Any = case
    for key in way:
        spot = spot[key]
    del spot[last]
    return case
