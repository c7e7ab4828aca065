"""Serves the rehearsal room until it is stopped."""

import typer
import uvicorn

from bot.listening import taken
from bot.main import machine_time
from bot.rehearsal.web import application
from bot.settings import Settings
from bot.upkeep.log import set_up_log


def serve(settings: Settings, greeting: str) -> None:
    """On REHEARSAL_LISTEN, once the greeting is said. Raises NotListening."""
    set_up_log(settings.log_level.value, settings.log_format.value, [])
    with taken(settings.rehearsal_listen, "REHEARSAL_LISTEN") as door:
        typer.echo(greeting)
        site = application(machine_time, settings.default_language.value)
        config = uvicorn.Config(site, log_level="warning", timeout_graceful_shutdown=1)
        uvicorn.Server(config).run(sockets=[door])
