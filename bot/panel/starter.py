"""The agencies a table may begin with."""

import json
from functools import cache
from importlib.resources import files

from dialogs.methods.positions import Pillar
from dialogs.table.seating import Agency


@cache
def starter_set(language: str) -> dict[str, Agency]:
    """The agencies by their codes, named in the table's language."""
    case = json.loads(files("bot.rehearsal").joinpath("auenfurt.json").read_text(encoding="utf-8"))
    return {
        one["id"]: Agency(one[language], Pillar(one["pillar"]), one["lived_experience"])
        for one in case["agencies"]
    }
