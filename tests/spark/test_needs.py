"""What is said where Spark cannot run, and what the command does not take with it."""

from __future__ import annotations

from importlib.util import find_spec as really_find

import pytest

from cli.support import here, write_page
from planlift.batch.spark.needs import need_java


@pytest.fixture
def convert(tmp_path):
    write_page(tmp_path / "in" / "plan.html")

    def run(*options):
        return here("convert", tmp_path / "in", "--out", tmp_path / "o", *options)

    return run


@pytest.mark.parametrize("missing", ["pyspark", "pandas"])
def test_a_missing_library_is_told_with_the_line_that_installs_it(convert, monkeypatch, missing):
    monkeypatch.setattr(
        "planlift.batch.spark.needs.find_spec",
        lambda name: None if name == missing else really_find("json"),
    )
    done = convert("--engine", "spark")
    assert done.returncode == 2
    said = done.stderr.decode()
    assert f"--engine spark needs {missing}. Install it" in said
    assert 'pip install "planlift[spark]"' in said


def java(folder, version):
    """A Java machine that does nothing but tell its version."""
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n")
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize(("version", "said"), [("1.8.0_402", "this is 8"), ("11.0.2", "is 11")])
def test_an_old_java_is_told_with_the_line_that_installs_a_newer(
    tmp_path, monkeypatch, version, said
):
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, version)))
    with pytest.raises(Exception, match=f"needs Java 17, .*{said}") as told:
        need_java()
    assert "apt-get install openjdk-17-jre-headless" in str(told.value)


def test_no_java_at_all_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(Exception, match="there is none where JAVA_HOME says") as told:
        need_java()
    assert str(tmp_path) in str(told.value)
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Exception, match="there is none here"):
        need_java()


@pytest.mark.parametrize("version", ["17", "21.0.3", "17.0.15"])
def test_a_newer_java_will_do(tmp_path, monkeypatch, version):
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, version)))
    assert need_java() is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--master", "local[2]"), "--master is for Spark"),
        (("--engine", "spark", "--jobs", "2"), "--jobs is not for --engine spark"),
        (("--engine", "spark", "--join"), "--join is not for --engine spark"),
        (("--engine", "dask"), "'dask' is not one of 'local', 'spark'"),
    ],
)
def test_options_of_the_other_engine_are_wrong_use(convert, tmp_path, options, said):
    done = convert(*options)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert not (tmp_path / "o").exists()


def test_the_local_engine_loads_nothing_of_spark(tmp_path):
    import subprocess
    import sys

    page = write_page(tmp_path / "in" / "plan.html")
    code = (
        "import sys\nfrom planlift.cli import main\n"
        f"main(['convert', {str(page)!r}, '--out', {str(tmp_path / 'o')!r}])\n"
        "assert not {'pyspark', 'py4j', 'planlift.batch.spark'} & set(sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
