"""Nobody builds or reads a ledger's body by hand: entries are written and read through their classes."""

import ast
import re
from pathlib import Path

import pytest

from dialogs.ledger.kinds import KINDS

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "dialogs", "storage")
INSIDE = ("dialogs/ledger/", "storage/ledger.py", "dialogs/plan/links.py")
"""The codec, the rows, the check of the chain."""
NAMES = {one.kind for one in KINDS}
CLASSES = {one.__name__ for one in KINDS}


def sources() -> list[Path]:
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [path for path in found if not name(path).startswith(INSIDE)]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def faults(text: str) -> list[str]:
    """What of a module touches a body by hand."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _appends(node) and not _is_said(node):
            found.append(f"{node.lineno}: appends what is no entry's class")
        elif isinstance(node, ast.Attribute) and node.attr == "body" and _is_entry(node.value):
            found.append(f"{node.lineno}: looks into a body")
        elif isinstance(node, ast.Compare) and "kind" in ast.unparse(node.left) and _names(node) & NAMES:
            found.append(f"{node.lineno}: tells entries apart by the name of their kind")
    return found


def _appends(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "work.append"


def _is_said(call: ast.Call) -> bool:
    """`work.append(table, <a class's instance, or a name mypy has checked>, now)`."""
    if len(call.args) != 3 or call.keywords:
        return False
    said = call.args[1]
    if isinstance(said, ast.Call):
        return ast.unparse(said.func).rpartition(".")[2] in CLASSES
    return isinstance(said, ast.Name) and said.id == "said"


def _is_entry(value: ast.expr) -> bool:
    return bool(re.search(r"entry|entries|ledger", ast.unparse(value)))


def _names(compare: ast.Compare) -> set[object]:
    found = (ast.walk(one) for one in compare.comparators)
    return {node.value for one in found for node in one if isinstance(node, ast.Constant)}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_body_is_built_or_read_by_hand(package: str) -> None:
    """Mend: make the class of dialogs/ledger, or read it with `said_by`."""
    found = {
        name(path): told
        for path in sources()
        if name(path).startswith(package) and (told := faults(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_the_chain_is_hashed_in_one_place() -> None:
    assert [name(path) for path in sources() if "rfc8785" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    "wrong",
    [
        'work.append(1, "task_done", {"task": 1}, {}, now)',
        'work.append(1, {"task": 1}, now)',
        "work.append(1, TaskNever(task=1), now)",
        'entry.body["task"]',
        "loads(reader.entries(1)[0].body)",
        'entry.kind == "task_done"',
        'entry.kind in ("task_done", "other")',
    ],
)
def test_a_body_touched_by_hand_would_be_found(wrong: str) -> None:
    assert faults(wrong) != []


@pytest.mark.parametrize(
    "right", ["work.append(1, entries.TaskDone(task=1, number=1), now)", "work.append(1, said, now)",
              "update.body", 'notice.code == "task_done"'],
)  # fmt: skip
def test_what_is_written_through_a_class_passes(right: str) -> None:
    assert faults(right) == []
