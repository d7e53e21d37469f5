"""planlift's own layout: documents that say what their columns are are read by that alone."""

from planlift.normalise.house.reading import house_plan

__all__ = ["house_plan"]
