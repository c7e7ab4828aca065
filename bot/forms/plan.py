"""The plan's button: the same files in the other language."""

from bot.buttons import button


@button("pl")
class PlanIn:
    table_id: int
    language: str
