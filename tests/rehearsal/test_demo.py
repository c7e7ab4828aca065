"""The demonstration as it runs from the command line, in one language."""

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

ROOT = Path(__file__).parents[2]


def test_auenfurt_comes_to_a_plan_in_both_languages(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--out", str(tmp_path / "plans"), "--language", "de"]
    ended = subprocess.run(
        command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=100, check=False
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    written = sorted((tmp_path / "plans").iterdir())
    assert sorted(path.suffix for path in written) == [".md", ".md", ".pdf", ".pdf"]
    assert sum(path.stem.endswith("_de") for path in written) == 2
    for path in written:
        assert "Weniger drogenbedingte Todesfälle" in _text(path)
        assert "Sorge vor Kontrollen" in _text(path)


def _text(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
