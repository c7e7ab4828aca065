"""A file to send, made in another process."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileSpec:
    """A file to send. `make` runs in another process: a module's function or a partial of one."""

    name: str
    make: Callable[[], bytes]
