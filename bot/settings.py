"""What an operator can set, read from the environment and `.env`; `.env.example` lists the same."""

import re
from enum import Enum
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.env_file import BadEnvFile, look_at

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
MOST_DAYS = 36500
ENV_FILE = Path(".env")
ADDRESS = re.compile(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})")


class SettingsError(Exception):
    """One sentence per wrong setting, each naming the setting and the remedy."""


class Mode(Enum):
    POLLING = "polling"
    WEBHOOK = "webhook"


class LogLevel(Enum):
    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LogFormat(Enum):
    CONSOLE = "console"
    JSON = "json"


class Language(Enum):
    ENGLISH = "en"
    GERMAN = "de"


def _token(value: SecretStr) -> SecretStr:
    if not TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("copy the whole token from BotFather, digits, colon and letters")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if not SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("take 16 to 256 letters, digits, hyphens or underscores")
    return value


def _database(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("write sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE")
    return value


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]\S*", value):
        raise ValueError("write the whole address, beginning with https:// or http://")
    return value.rstrip("/")


def _secure_web(value: str) -> str:
    if not re.fullmatch(r"https://[^\s/]\S*", value):
        raise ValueError("write the whole public address, beginning with https://")
    return value.rstrip("/")


def _address(value: str) -> str:
    match = ADDRESS.fullmatch(value)
    if match is None or int(match[2]) > 65535:
        raise ValueError("write HOST:PORT, for example 127.0.0.1:8080")
    return value


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("write an IANA name, for example Europe/Berlin")
    return value


Address = Annotated[str, AfterValidator(_address)]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    database_url: Annotated[str, AfterValidator(_database), Field(repr=False)] = "sqlite:///roundtable.db"
    telegram_api_url: Annotated[str, AfterValidator(_web)] = "https://api.telegram.org"
    mode: Mode = Mode.POLLING
    webhook_url: Annotated[str, AfterValidator(_secure_web)] | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] | None = None
    listen: Address = "127.0.0.1:8443"
    default_language: Language = Language.ENGLISH
    default_timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Berlin"
    retention_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 365
    log_level: LogLevel = LogLevel.INFO
    log_format: LogFormat = LogFormat.CONSOLE
    rehearsal_listen: Address = "127.0.0.1:8080"

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> Self:
        if self.mode is Mode.WEBHOOK and not (self.webhook_url and self.webhook_secret):
            raise ValueError(
                "MODE is webhook, which needs WEBHOOK_URL and WEBHOOK_SECRET: set both, or MODE=polling."
            )
        return self


def load() -> Settings:
    """The settings of this process. Raises SettingsError, which never shows a value: it may be a secret."""
    try:
        look_at(ENV_FILE)
        return Settings()
    except BadEnvFile as error:
        raise SettingsError(str(error)) from None
    except ValidationError as error:
        raise SettingsError("\n".join(map(_sentence, error.errors(include_url=False)))) from None


def _sentence(error: ErrorDetails) -> str:
    facts = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            remedy = str(facts["error"])
        case "enum":
            remedy = f"write {facts['expected']}"
        case "string_unicode" | "string_type":
            remedy = "write it in UTF-8"
        case _:
            remedy = f"write a whole number from 1 to {MOST_DAYS}"
    if not error["loc"]:
        return remedy
    return f"{str(error['loc'][0]).upper()} cannot be used: {remedy}."
