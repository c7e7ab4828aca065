"""Serves the rehearsal room until it is stopped."""

import socket

import typer
import uvicorn

from bot.log import set_up_log
from bot.main import machine_time
from bot.rehearsal.web import application
from bot.settings import Settings


def serve(settings: Settings) -> int:
    """On REHEARSAL_LISTEN; the exit code. Says in one sentence if the address is taken."""
    host, _, port = settings.rehearsal_listen.rpartition(":")
    set_up_log(settings.log_level.value, settings.log_format.value, [])
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except OSError as error:
            _say(settings.rehearsal_listen, error)
            return 2
    site = application(machine_time, settings.default_language.value)
    uvicorn.run(site, host=host.strip("[]"), port=int(port), log_level="warning", timeout_graceful_shutdown=1)
    return 0


def _say(address: str, error: OSError) -> None:
    typer.echo(
        f"Nothing can listen on {address} ({error.strerror}): set REHEARSAL_LISTEN to another one.", err=True
    )
