"""Readiness warnings in words."""

from bot.panel.scene import Scene
from dialogs.table.readiness import ReadinessWarning


def warnings_in_words(scene: Scene, warnings: tuple[ReadinessWarning, ...]) -> list[str]:
    """One sentence for each warning, as Telegram HTML already escaped."""
    return [scene.words.render(f"readiness/{one.concern.value}", warning=one) for one in warnings]
