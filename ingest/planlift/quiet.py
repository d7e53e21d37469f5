"""Keep the libraries' own remarks off the screen."""

from __future__ import annotations

import logging
import warnings


def quiet() -> None:
    """Silence what parsing libraries log and warn of.

    Such remarks name neither the document nor a remedy; what a person should know becomes a
    finding. For commands and workers only: a program that imports planlift keeps its settings.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")
