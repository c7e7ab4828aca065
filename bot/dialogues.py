"""Every dialogue registers its own buttons, pages, screens and handlers; this imports them all, once."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

_PACKAGES = ("bot.screens", "bot.forms", "bot.handlers")


@cache
def load_dialogues() -> None:
    for package in _PACKAGES:
        for module in iter_modules(import_module(package).__path__):
            import_module(f"{package}.{module.name}")
