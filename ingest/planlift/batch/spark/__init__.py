"""Documents on a Spark cluster: the local engine's worker on every executor.

Imported only where `--engine spark` asks for it: PySpark comes with an extra, `planlift[spark]`.
"""
