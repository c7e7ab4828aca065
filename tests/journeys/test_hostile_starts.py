"""Whatever follows /start or another command: an answer in a sentence, never an internal error."""

from itertools import product
from pathlib import Path

from structlog.testing import capture_logs

from tests.journeys.hall import open_hall

PREFIXES = ("table", "seat", "office", "round", "plan", "x", "", "start", "observer", "TABLE")
VALUES = (
    "", "0", "1", "2", "-1", "01", "1.5", "9" * 18, "9" * 19, "9" * 63, "\u0661", "\uff11", "x" * 43, "1_1",
    "1_2_3",
    "_", "__", "\u202e1", "\x00", "'; DROP TABLE seats; --", "../1", "\U0001f600", "None", "true",
    "1 1", "1\n1",
    "%s{{7*7}}",
)  # fmt: skip
COMMANDS = (
    "/plan",
    "/mine",
    "/propose",
    "/facilitate",
    "/round",
    "/help",
    "/forget",
    "/export",
    "/table",
    "/x",
)
FAILED = {"handler_failed", "arrival_failed", "internal_error", "update_quarantined"}


async def test_no_link_and_no_argument_is_an_internal_error(tmp_path: Path) -> None:
    async with open_hall(tmp_path) as hall:
        await hall.open_table()
        world, stage = hall.stage.world, hall.stage
        phone = world.private(hall.admin)
        starts = [f"/start {prefix}{joint}{value}" for prefix, joint, value in product(PREFIXES, "_", VALUES)]
        with capture_logs() as logs:
            for said in [*starts, *(f"{command} {value}" for command, value in product(COMMANDS, VALUES))]:
                world.write(hall.admin, phone, said)
            await stage.settle()
            for command, value in product(COMMANDS, VALUES):
                world.write(hall.police, hall.group, f"{command} {value}")
            await stage.settle()
        assert [one for one in logs if one["event"] in FAILED] == []
        assert await stage.memory.waiting() == []


async def test_commands_are_known_however_they_are_written(tmp_path: Path) -> None:
    async with open_hall(tmp_path) as hall:
        await hall.stage.player.start(hall.admin, "")
        for said in (
            "/HELP",
            "\uff0fhelp",
            "/he\u200blp",
            "\u200b/help",
            "/ｈｅｌｐ",
            "/help@Roundtable_Bot",
        ):
            before = len(hall.group.messages)
            await hall.write(hall.admin, said, private=False)
            assert len(hall.group.messages) > before + 1, said
