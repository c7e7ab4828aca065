"""How many edits a thousand presses within a minute make on one board."""

import tempfile
from pathlib import Path

from tests.bot.rig import open_rig

PRESSES = 1000


async def edits_in_a_minute() -> int:
    """Delivery with Telegram's own limits, on a clock that is moved from press to press."""
    with tempfile.TemporaryDirectory(prefix="roundtable-bench-") as folder:
        async with open_rig(f"sqlite:///{Path(folder) / 'bench.db'}") as rig:
            delivery = rig.delivery(None)
            await rig.redraw()
            await delivery.start()
            try:
                delivery.nudge()
                await delivery.idle()
                rig.clock.advance(minutes=2)
                for _ in range(PRESSES):
                    await rig.redraw()
                    delivery.nudge()
                    await delivery.idle()
                    rig.clock.advance(seconds=60 / PRESSES)
            finally:
                await delivery.stop()
            return len(rig.request.asked("editMessageText"))
