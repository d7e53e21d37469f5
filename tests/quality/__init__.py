"""How well planlift reads: labelled documents, a scorer, floors that only rise."""
