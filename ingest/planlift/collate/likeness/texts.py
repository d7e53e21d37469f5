"""All texts that are compared, as vectors: made once, for themes and for changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from planlift.collate.likeness.weighing import vectors_of
from planlift.collate.likeness.wording import Wording, wording_of

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix


class Texts:
    """Texts with their vectors; those with the same words have one.

    Attributes:
        wordings: the different wordings, in an order that does not depend on that of the texts.
        vectors: a row a wording.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Weigh the texts.

        Args:
            texts: in any order, with any number of repetitions; one at least.
        """
        wordings = {text: wording_of(text) for text in sorted(set(texts))}
        self.wordings: tuple[Wording, ...] = tuple(dict.fromkeys(wordings.values()))
        row = {wording: number for number, wording in enumerate(self.wordings)}
        self._rows = {text: row[wording] for text, wording in wordings.items()}
        self.vectors: csr_matrix = vectors_of(self.wordings)

    def row_of(self, text: str) -> int:
        """The row of one of the texts."""
        return self._rows[text]

    def alike(self, some: Sequence[str], others: Sequence[str]) -> NDArray[float64]:
        """How alike each of some texts is to each of others, from 0 to 1.

        Returns:
            A row for each of `some`, a column for each of `others`.
        """
        import numpy as np

        mine = self.vectors[[self._rows[text] for text in some]]
        theirs = self.vectors[[self._rows[text] for text in others]]
        return np.asarray((mine @ theirs.T).todense(), dtype="float64")
