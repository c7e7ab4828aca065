"""The demonstration as it runs from the command line, in one language."""

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

ROOT = Path(__file__).parents[3]


def test_auenfurt_comes_to_a_plan_in_each_language_by_its_own_play(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--out", str(tmp_path / "plans")]
    ended = subprocess.run(
        command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=110, check=False
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    written = sorted((tmp_path / "plans").iterdir())
    assert sorted(path.suffix for path in written) == [".md", ".md", ".pdf", ".pdf"]
    german = ("Weniger drogenbedingte Todesfälle", "Sorge vor Kontrollen")
    english = ("Fewer overdose deaths", "fear of checks")
    for path in written:
        own, other = (german, english) if path.stem.endswith("_de") else (english, german)
        text = _text(path)
        assert [said for said in own if said not in text] == []
        assert [said for said in other if said in text] == []


def _text(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
