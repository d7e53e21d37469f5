"""What a person says of a family of tables, remembered in a file beside the documents."""

from planlift.corrections.finding import MAPPING_NAME, Finder
from planlift.corrections.model import (
    EXTRA,
    NONE,
    Correction,
    Corrections,
    MappingFile,
    Ruling,
    fold,
)
from planlift.corrections.reading import read_mapping
from planlift.corrections.writing import mapping_toml, write_mapping

__all__ = [
    "EXTRA",
    "MAPPING_NAME",
    "NONE",
    "Correction",
    "Corrections",
    "Finder",
    "MappingFile",
    "Ruling",
    "fold",
    "mapping_toml",
    "read_mapping",
    "write_mapping",
]
