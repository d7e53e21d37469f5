"""Who is timed: one module an adapter, each run in a process of its own.

An adapter is run as `python -m bench.peers.NAME FILE` by the Python of its environment and prints
one `Answer` as JSON. A peer that is not installed, or fails, says so by its exit code and stderr.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peer:
    """One library, called one way.

    Attributes:
        module: its adapter, a module of this package.
        package: its name on PyPI.
        call: what is called, as people know it.
        licence: SPDX name.
    """

    module: str
    package: str
    call: str
    licence: str


OURS = Peer("planlift_plan", "planlift", "file to plan JSON", "MIT")
PEERS: dict[str, tuple[Peer, ...]] = {
    "pdf": (
        Peer("pdfplumber_tables", "pdfplumber", "extract_tables", "MIT"),
        Peer("camelot_lattice", "camelot-py", "lattice", "MIT"),
        Peer("tabula_lattice", "tabula-py", "lattice (Java)", "MIT"),
        Peer("img2table_ruled", "img2table", "ruled", "MIT"),
        Peer("pdfspine_tables", "pdfspine", "find_tables", "Apache-2.0"),
        Peer("tablers_tables", "tablers", "find_tables", "MIT"),
        Peer("liteparse_blocks", "liteparse", "table blocks", "Apache-2.0"),
    ),
    "docx": (Peer("python_docx_cells", "python-docx", "row.cells", "MIT"),),
    "xlsx": (Peer("openpyxl_cells", "openpyxl", "iter_rows", "MIT"),),
}
