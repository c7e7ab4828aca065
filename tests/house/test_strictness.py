"""What CI may not skip, seen from outside: a small test suite under the same hooks."""

from pathlib import Path

import pytest

pytest_plugins = "pytester"

HOOKS = """
from tests.strictness import (
    pytest_collection_modifyitems, pytest_configure, pytest_make_collect_report, pytest_runtest_makereport,
)
import pytest

@pytest.fixture
def browser():
    pytest.skip("no browser here")

@pytest.fixture
def postgres_server():
    pytest.skip("no server here")
"""
INI = """
[pytest]
markers =
    browser: b
    postgres: p
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    pytester.makeconftest(HOOKS)
    pytester.makeini(INI)
    described = pytester.path / "api.json"
    described.touch()
    monkeypatch.setenv("BOT_API_JSON", str(described))
    monkeypatch.setenv("CI", "true")
    return pytester


def outcomes(suite: pytest.Pytester) -> dict[str, int]:
    done = suite.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:asyncio", "-p", "no:timeout")
    return {word: n for word, n in done.parseoutcomes().items() if word not in {"warning", "warnings"}}


MUST_RUN = [
    "def test_it(browser): pass",
    "def test_it(postgres_server): pass",
    "import pytest\n@pytest.mark.browser\n@pytest.mark.skip\ndef test_it(): pass",
    "import pytest\n@pytest.mark.postgres\ndef test_it(): pytest.skip('later')",
]


@pytest.mark.parametrize("source", MUST_RUN)
def test_skipped_browser_or_postgres_test_fails_in_ci(source: str, suite: pytest.Pytester) -> None:
    suite.makepyfile(source)
    assert set(outcomes(suite)) <= {"failed", "errors"}


@pytest.mark.parametrize("source", MUST_RUN)
def test_the_same_is_only_skipped_elsewhere(
    source: str, suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI")
    suite.makepyfile(source)
    assert outcomes(suite) == {"skipped": 1}


def test_other_skips_and_expected_failures_stay_what_they_are(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        "import pytest\ndef test_one(): pytest.skip('not here')\n"
        "@pytest.mark.browser\n@pytest.mark.xfail\ndef test_two(): assert False\ndef test_three(): pass"
    )
    assert outcomes(suite) == {"skipped": 1, "xfailed": 1, "passed": 1}


def test_skipped_module_fails_in_ci(suite: pytest.Pytester) -> None:
    suite.makepyfile("import pytest\npytest.importorskip('no_such_module_here')")
    assert outcomes(suite) == {"errors": 1}


def test_missing_description_of_the_bot_api_stops_ci(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BOT_API_JSON")
    suite.makepyfile("def test_it(): pass")
    done = suite.runpytest_inprocess("-p", "no:cacheprovider")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines("*CI needs BOT_API_JSON*")


def test_missing_description_is_nothing_elsewhere(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BOT_API_JSON")
    monkeypatch.delenv("CI")
    suite.makepyfile("def test_it(): pass")
    assert outcomes(suite) == {"passed": 1}
