"""A sample as the PDF that an office program prints of its Word document."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from quality.make import as_docx
from quality.make.layout import Sample

PROGRAM = "soffice"
SECONDS = 180


def available() -> bool:
    """The office program is installed."""
    return shutil.which(PROGRAM) is not None


def render(sample: Sample) -> bytes:
    """The .pdf file; its bytes differ from run to run."""
    with tempfile.TemporaryDirectory(prefix="planlift-make-") as folder:
        source = Path(folder) / f"{sample.name}.docx"
        source.write_bytes(as_docx.render(sample))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run(
            [PROGRAM, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        return source.with_suffix(".pdf").read_bytes()
