"""No token and no person's words in the log, in either form, from our events or from other libraries."""

import json
import logging

import pytest
import structlog

from bot.upkeep.log import HIDDEN, set_up_log

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
SECRET = "webhook-secret-0123456789"


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_token_is_hidden_wherever_it_stands(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_log("DEBUG", form, [SECRET])
    log = structlog.get_logger()
    log.info("called", url=f"https://api.telegram.org/bot{TOKEN}/getMe", nested={"a": [TOKEN, (SECRET,)]})
    try:
        raise OSError(f"cannot reach /bot{TOKEN}/getMe with {SECRET}")
    except OSError:
        log.exception("failed")
        logging.getLogger("elsewhere").exception("failed at %s", TOKEN)
    logging.getLogger("elsewhere").warning("key %s", SECRET)
    said = capsys.readouterr().err
    assert (TOKEN in said, SECRET in said) == (False, False)
    assert said.count(HIDDEN) >= 7
    assert said.count("OSError") == 2


def test_an_exception_is_told_without_the_words_it_carries(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_log("INFO", "json")
    try:
        try:
            raise ValueError("what the police wrote")
        except ValueError as error:
            raise RuntimeError("what the police wrote") from error
    except RuntimeError:
        structlog.get_logger().exception("job_failed", seq=7)
    said = json.loads(capsys.readouterr().err)
    assert "police" not in json.dumps(said)
    cause, outcome = said["exception"].splitlines()
    assert cause.startswith("ValueError (test_log.py:")
    assert outcome.startswith("RuntimeError (test_log.py:")
    assert (said["event"], said["seq"], said["level"]) == ("job_failed", 7, "error")


@pytest.mark.parametrize(
    "name", ["httpx", "telegram.ext", "aiohttp.client", "apscheduler.scheduler", "uvicorn.error"]
)
def test_talkative_libraries_only_warn(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_log("DEBUG", "console")
    logging.getLogger(name).info("chatter")
    logging.getLogger(name).warning("trouble")
    said = capsys.readouterr().err
    assert ("chatter" in said, "trouble" in said) == (False, True)


def test_the_level_is_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_log("WARNING", "json")
    structlog.get_logger().info("not wanted")
    structlog.get_logger().warning("wanted")
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["wanted"]
