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
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PACKAGES = ("bot", "dialogs", "storage")
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
COME_WITH_A_DECLARED_ONE = {"pydantic", "pydantic-core", "markupsafe"}


def locked() -> dict[str, str]:
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", LOCK, re.M))


@pytest.mark.parametrize("wanted", RUNTIME + DEVELOPMENT, ids=lambda each: each.name)
def test_lock_holds_a_version_within_the_range(wanted: Requirement) -> None:
    assert wanted.specifier.contains(locked()[canonicalize_name(wanted.name)])


def test_every_pin_has_a_hash_and_no_origin() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) == len(locked())
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
