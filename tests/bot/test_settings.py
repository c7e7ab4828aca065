"""Settings: equal to `.env.example`, and a wrong one is named with its remedy and never shown."""

import re
from pathlib import Path

import pytest

from bot.settings import Language, LogFormat, Mode, Settings, SettingsError, load

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def example() -> list[tuple[str, str]]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return [(name, value) for name, _, value in (each.partition("=") for each in lines if each[:1] != "#")]


def test_example_names_every_setting_in_order() -> None:
    assert [name for name, _ in example()] == NAMES


def test_example_holds_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in example():
        monkeypatch.setenv(name, value)
    spelt_out = Settings()
    for name, _ in example():
        monkeypatch.delenv(name)
    assert spelt_out == Settings()
    assert {name: bool(value) for name, value in example()} == {
        name.upper(): field.default is not None for name, field in Settings.model_fields.items()
    }


def test_example_explains_every_setting() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    comments, settings = lines[::2], lines[1::2]
    assert len(comments) == len(settings)
    assert all(re.fullmatch(r"# .{20,}\.", each) for each in comments)
    assert all("=" in each for each in settings)


def test_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DEFAULT_LANGUAGE=de\nLOG_FORMAT=json\nUNKNOWN=1\n", encoding="utf-8")
    monkeypatch.setenv("LOG_FORMAT", "console")
    settings = load()
    assert settings.default_language is Language.GERMAN
    assert settings.log_format is LogFormat.CONSOLE


def test_complete_webhook_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODE", "webhook")
    monkeypatch.setenv("WEBHOOK_URL", "https://table.example/hook/")
    monkeypatch.setenv("WEBHOOK_SECRET", "s" * 16)
    settings = load()
    assert settings.mode is Mode.WEBHOOK
    assert settings.webhook_url == "https://table.example/hook"


WRONG = [
    ("BOT_TOKEN", "not-a-token", "BOT_TOKEN cannot be used: copy the whole token from BotFather"),
    ("DATABASE_URL", "mysql://private@host/x", "DATABASE_URL cannot be used: write sqlite:///FILE"),
    ("TELEGRAM_API_URL", "ftp://private", "TELEGRAM_API_URL cannot be used: write the whole address"),
    ("MODE", "push", "MODE cannot be used: write 'polling' or 'webhook'."),
    ("MODE", "webhook", "MODE is webhook, which needs WEBHOOK_URL and WEBHOOK_SECRET"),
    ("WEBHOOK_URL", "http://private", "WEBHOOK_URL cannot be used: write the whole public address"),
    ("WEBHOOK_SECRET", "short", "WEBHOOK_SECRET cannot be used: take 16 to 256 letters"),
    ("LISTEN", "8443", "LISTEN cannot be used: write HOST:PORT"),
    ("LISTEN", "localhost:65536", "LISTEN cannot be used: write HOST:PORT"),
    ("DEFAULT_LANGUAGE", "fr", "DEFAULT_LANGUAGE cannot be used: write 'en' or 'de'."),
    ("DEFAULT_TIMEZONE", "Europe/Auenfurt", "DEFAULT_TIMEZONE cannot be used: write an IANA name"),
    ("RETENTION_DAYS", "0", "RETENTION_DAYS cannot be used: write a whole number from 1 to 36500."),
    ("RETENTION_DAYS", "many", "RETENTION_DAYS cannot be used: write a whole number from 1 to 36500."),
    ("LOG_LEVEL", "LOUD", "LOG_LEVEL cannot be used: write 'DEBUG', 'INFO', 'WARNING' or 'ERROR'."),
    ("LOG_FORMAT", "xml", "LOG_FORMAT cannot be used: write 'console' or 'json'."),
    ("REHEARSAL_LISTEN", "here", "REHEARSAL_LISTEN cannot be used: write HOST:PORT"),
]


@pytest.mark.parametrize(("name", "value", "sentence"), WRONG)
def test_wrong_value_is_named_with_its_remedy(
    name: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load()
    assert str(raised.value).startswith(sentence)
    assert "\n" not in str(raised.value)
    assert "private" not in str(raised.value)


def test_every_setting_that_can_be_wrong_has_a_case() -> None:
    assert {name for name, _, _ in WRONG} == set(NAMES)


def test_two_wrong_values_give_two_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LISTEN", "8443")
    monkeypatch.setenv("LOG_FORMAT", "xml")
    with pytest.raises(SettingsError) as raised:
        load()
    assert len(str(raised.value).splitlines()) == 2


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "12345:hidden-hidden")
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://me:hidden@127.0.0.1/table")
    assert "hidden" not in repr(load())
    assert "hidden" not in str(load())
