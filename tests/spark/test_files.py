"""What file systems refuse, without Spark: its Java machine is played."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from planlift.batch.spark.files import Files
from planlift.batch.spark.target import Target
from planlift_parsers.errors import UsageError

SAID = "Access Denied (Service: S3, Status Code: 403)"
LAKE = "s3a://lake/out"


class RefusedError(Exception):
    """As py4j raises what Java raised: its text is a trace of many lines."""

    def __str__(self):
        return "An error occurred while calling o1.exists.\n: java.nio.file.AccessDeniedException"

    @property
    def java_exception(self):
        return SimpleNamespace(getMessage=lambda: f"{SAID}\n\tat org.apache", getClass=object)


class Lake:
    """A file system to which nobody has a right."""

    def exists(self, path):
        raise RefusedError

    def delete(self, path, whole):
        raise RefusedError

    def makeQualified(self, path):  # noqa: N802 - Java's
        return path


class Address(str):
    def getFileSystem(self, settings):  # noqa: N802 - Java's
        return Lake()

    def toString(self):  # noqa: N802 - Java's
        return str(self)


@pytest.fixture
def files():
    fs = SimpleNamespace(
        Path=Address, permission=SimpleNamespace(FsAction=SimpleNamespace(READ="r"))
    )
    java = SimpleNamespace(
        org=SimpleNamespace(apache=SimpleNamespace(hadoop=SimpleNamespace(fs=fs)))
    )
    state = SimpleNamespace(newHadoopConf=lambda: None)
    return Files(
        SimpleNamespace(_jvm=java, _jsparkSession=SimpleNamespace(sessionState=lambda: state))
    )


@pytest.mark.parametrize("ask", ["is_file", "names", "delete"])
def test_what_a_file_system_refuses_is_told_in_words(files, ask):
    with pytest.raises(UsageError) as told:
        getattr(files, ask)(LAKE)
    assert told.value.cause == SAID
    assert told.value.file == LAKE
    assert "Spark's settings" in told.value.remedy


def test_a_folder_that_may_not_be_looked_into_ends_the_run_before_anything_is_read(files):
    with pytest.raises(UsageError, match="Access Denied"):
        Target(files, LAKE).check()
