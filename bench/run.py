"""Runs adapters: each in a process of its own, two of them in turn."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.peers import OURS, Peer
from bench.peers.adapter import Answer

ROOT = Path(__file__).parent.parent
PATIENCE = 900.0  # seconds; camelot takes 15 for the longest file on an idle machine
FEWEST_PAIRS, MOST_PAIRS = 3, 9
ENOUGH = 40.0  # seconds of one comparison after which no further pair is begun


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an adapter.

    Attributes:
        answer: what it printed.
        whole: seconds from starting the process to its end, imports and all.
    """

    answer: Answer
    whole: float


@dataclass(frozen=True, slots=True)
class Race:
    """planlift and a peer on one file, in turn.

    Attributes:
        peer: who.
        ours: runs of planlift.
        theirs: runs of the peer, as many.
        failure: why there are none, "" where there are.
    """

    peer: Peer
    ours: tuple[Run, ...] = ()
    theirs: tuple[Run, ...] = ()
    failure: str = ""

    @property
    def ratio(self) -> float:
        """Median over the pairs of their seconds by ours: 8 means that we are 8 times as fast."""
        return statistics.median(b.answer.seconds / a.answer.seconds for a, b in self.pairs())

    @property
    def whole_ratio(self) -> float:
        """The same for whole processes."""
        return statistics.median(b.whole / a.whole for a, b in self.pairs())

    def pairs(self) -> Iterator[tuple[Run, Run]]:
        """Ours and theirs."""
        return zip(self.ours, self.theirs, strict=True)


class AdapterError(Exception):
    """An adapter gave no answer."""


def run(python: Path, peer: Peer, file: Path) -> Run:
    """Runs an adapter once.

    Args:
        python: of the environment that the library is installed in.
        peer: whose adapter.
        file: what it reads.

    Raises:
        AdapterError: it is not installed, failed or took longer than `PATIENCE`.
    """
    command = [str(python), "-W", "ignore", "-m", f"bench.peers.{peer.module}", str(file)]
    start = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AdapterError(f"{type(error).__name__}") from error
    whole = time.perf_counter() - start
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise AdapterError(said[-1] if said else f"exit code {done.returncode}")
    try:
        return Run(Answer(**json.loads(done.stdout.splitlines()[-1])), whole)
    except (ValueError, TypeError, IndexError) as error:
        raise AdapterError("it printed no answer") from error


def run_ours(file: Path) -> Run:
    """Runs planlift once, in the environment that this is."""
    return run(Path(sys.executable), OURS, file)


def race(peer: Peer, python: Path, file: Path) -> Race:
    """Runs planlift and a peer in turn, so that a machine that slows down slows both.

    Args:
        peer: against whom.
        python: of the peer's environment.
        file: what both read.
    """
    ours, theirs = list[Run](), list[Run]()
    start = time.perf_counter()
    while len(ours) < FEWEST_PAIRS or (
        len(ours) < MOST_PAIRS and time.perf_counter() - start < ENOUGH
    ):
        try:
            theirs.append(run(python, peer, file))
        except AdapterError as error:
            return Race(peer, failure=str(error))
        ours.append(run_ours(file))
    return Race(peer, tuple(ours), tuple(theirs))
