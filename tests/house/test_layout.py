"""The house's own rules for tracked files: names, sizes, no trace of a machine or a registry, one clock."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "dialogs", "storage")
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc"}
MOST_LINES = 250
MEASURED = {".py", ".js", ".css", ".html", ".typ", ".j2", ".svg", ".sh"}
BINARY = {".ttf", ".otf", ".woff2", ".png", ".ico", ".pdf", ".jpg"}

# Written in pieces, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.~*}-])/(?:" + "work|home|root|Users|tmp/lab" + r")/[\w.]")
HOST = re.compile(r"https?://(?:[\w.-]+@)?([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
KNOWN_HOSTS = {
    "127.0.0.1",
    "api.telegram.org",
    "core.telegram.org",
    "keepachangelog.com",
    "openfontlicense.org",
    "scripts.sil.org",
    "semver.org",
    "t.me",
    "telegram.org",
    "www.w3.org",
}
GENERATED = "storage/migrations/versions/"
FOREIGN = "bot/documents/fonts/"  # a licence stands word for word
RESERVED = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)")


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    found = tracked()
    assert ROOT / "pyproject.toml" in found
    return found


@pytest.fixture(scope="module")
def texts(files: list[Path]) -> dict[str, str]:
    return {name(path): _read(path) for path in files if path.suffix not in BINARY}


def _read(path: Path) -> str:
    """A fixture may be in another encoding: what it says in ASCII is looked at all the same."""
    return path.read_text(encoding="utf-8", errors="replace")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources(files: list[Path], *packages: str) -> list[Path]:
    return [path for path in files if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in packages]


def test_only_the_designed_folders_stand_at_the_top(files: list[Path]) -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in files if path.parent != ROOT}
    assert folders <= {"bot", "dialogs", "storage", "tests", "docs", ".ci"}


def test_no_name_is_vague(files: list[Path]) -> None:
    words = {name(path): {*path.relative_to(ROOT).parts[:-1], path.stem} for path in files}
    assert [each for each, parts in words.items() if parts & VAGUE] == []


def test_no_file_is_long(files: list[Path]) -> None:
    measured = [path for path in files if path.suffix in MEASURED and not name(path).startswith(GENERATED)]
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in measured}
    assert {each: lines for each, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_trace_of_a_machine(texts: dict[str, str]) -> None:
    assert {each: found[0] for each, text in texts.items() if (found := MACHINE_PATH.search(text))} == {}


def test_no_address_but_the_known_ones(texts: dict[str, str]) -> None:
    unknown = {
        each: [host for host in HOST.findall(text) if not is_known(host)]
        for each, text in texts.items()
        if not each.startswith(FOREIGN)
    }
    assert {each: hosts for each, hosts in unknown.items() if hosts} == {}


def is_known(host: str) -> bool:
    return host in KNOWN_HOSTS or RESERVED.fullmatch(host) is not None


def test_traces_would_be_found() -> None:
    for folder in ("work/main", "home/me/x", "root/.cache", "Users/me"):
        assert MACHINE_PATH.search(f"see /{folder}")
    assert not MACHINE_PATH.search("https://table.example/home/page")
    assert not is_known(HOST.findall("https://packages." + "registry.dev/simple")[0])
    assert is_known("bot.table.example")


def test_only_the_wiring_is_known_to_entrances(files: list[Path]) -> None:
    entrances = re.compile(r"bot/(__main__|main|commands/\w+|rehearsal/\w+)\.py")
    importers = {name(path) for path in sources(files, *PACKAGES) if "bot.main" in imported(path)}
    assert {each for each in importers if not entrances.fullmatch(each)} == set()


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_functions_are_mostly_short(files: list[Path]) -> None:
    ours = [path for path in sources(files, *PACKAGES) if not name(path).startswith(GENERATED)]
    lengths = [length for path in ours for length in function_lengths(path)]
    assert lengths
    assert sum(length >= 20 for length in lengths) <= len(lengths) / 10
    assert max(lengths) <= 60


def function_lengths(path: Path) -> list[int]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in functions]
