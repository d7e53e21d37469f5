"""The examples of docs/api.md run as they stand, one after the other."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)


def test_every_example_runs_and_prints_nothing(tmp_path):
    for name in ("ccg.docx", "wwl.docx"):
        shutil.copy(ROOT / "samples" / name, tmp_path)
    assert len(EXAMPLES) > 5
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(EXAMPLES)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_every_public_name_is_on_the_page():
    import planlift

    missing = [
        name
        for name in planlift.__all__
        if name not in PAGE and name not in ("Action", "Finding", "__version__")
    ]
    assert missing == []
