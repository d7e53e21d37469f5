"""How alike actions are, by their words."""

from planlift.collate.likeness.texts import Texts

__all__ = ["Texts"]
