"""Actions to themes: similar actions of different organisations, grouped and named."""

from planlift.collate.themes.themes import themes_of

__all__ = ["themes_of"]
