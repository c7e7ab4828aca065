"""Dependencies: what the packages import is declared, and the lock pins each by hash within its range."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("requirements.lock", "tests/requirements.lock")
}
PACKAGES = ("bot", "dialogs", "storage")
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
COME_WITH_A_DECLARED_ONE = {"pydantic", "pydantic-core", "markupsafe", "yarl"}


def locked(lock: str) -> set[tuple[str, str]]:
    """Name and version; a name has several where the Python version decides."""
    return set(re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", LOCKS[lock], re.M))


@pytest.mark.parametrize("wanted", RUNTIME + DEVELOPMENT, ids=lambda each: each.name)
def test_locks_hold_versions_within_the_range(wanted: Requirement) -> None:
    for lock in LOCKS if wanted in RUNTIME else ["tests/requirements.lock"]:
        versions = [version for name, version in locked(lock) if name == canonicalize_name(wanted.name)]
        assert versions
        assert all(wanted.specifier.contains(each) for each in versions)


def test_what_runs_is_what_is_tested() -> None:
    assert locked("requirements.lock") <= locked("tests/requirements.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_origin(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", LOCKS[lock].strip())
    assert len(entries) == len(locked(lock))
    for entry in entries:
        pin, *hashes = [line.strip(" \\") for line in entry.splitlines()]
        assert re.match(r"[a-z0-9-]+==\S+", pin), pin
        assert hashes, pin
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes), pin


def test_every_imported_library_is_declared() -> None:
    declared = {canonicalize_name(each.name) for each in RUNTIME} | COME_WITH_A_DECLARED_ONE
    owners = packages_distributions()
    foreign = {top for each in PACKAGES for path in (ROOT / each).rglob("*.py") for top in imported(path)}
    foreign -= {*sys.stdlib_module_names, *PACKAGES}
    undeclared = {
        top for top in foreign if not declared & {canonicalize_name(each) for each in owners.get(top, ())}
    }
    assert "telegram" in foreign
    assert undeclared == set()


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
