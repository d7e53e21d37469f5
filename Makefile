# Two commands: `make run` shows what planlift does, `make test` shows that it works.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test spark lint types goldens bench lock clean

run: .venv/run
	$(BIN)/planlift convert samples --out out

test: .venv/test
	$(BIN)/pytest -n auto

# The tests on a cluster of two executors, which `make test` skips without PySpark and Java 17. One
# process, as a cluster for each of several would take longer than the tests.
spark: .venv/spark
	$(BIN)/pytest tests/spark

lint: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/test
	$(BIN)/mypy

# Writes the expected plans in samples/ anew; read the difference before you keep it.
goldens: .venv/test
	cd tests && ../$(BIN)/python -m quality.goldens

# How fast planlift is beside other libraries: bench/README.md. Takes some twenty minutes.
bench: .venv/test
	$(BIN)/python -m bench

lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements.lock --extra ocr pyproject.toml -o requirements-ocr.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements-ocr.lock --extra prose pyproject.toml -o requirements-prose.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements-prose.lock --extra parquet pyproject.toml -o requirements-parquet.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements-prose.lock -c requirements-parquet.lock --extra frames pyproject.toml -o requirements-frames.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements-prose.lock --extra review pyproject.toml -o requirements-review.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements-frames.lock -c requirements-parquet.lock --extra spark pyproject.toml -o requirements-spark.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements-prose.lock -c requirements-parquet.lock -c requirements-frames.lock -c requirements-review.lock --group dev -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements-dev.lock --group build -o requirements-build.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header bench/peers/requirements.in -o bench/peers/requirements.lock

clean:
	rm -rf .venv .venv-peers out dist

.venv/bin/python:
	$(PYTHON) -c "import sys; v = sys.version_info[:2]; sys.exit(None if (3, 11) <= v < (3, 14) else f'planlift needs Python 3.11, 3.12 or 3.13, and {sys.executable} is {v[0]}.{v[1]}. Name another one: make PYTHON=python3.11 $(MAKECMDGOALS)')"
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.lock requirements-build.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements-build.lock
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q schema parsers ingest  # as pip does for a wheel
	touch $@

# PySpark has 400 MB: the tests that need it skip without, and say how to get it.
.venv/spark: .venv/test requirements-spark.lock
	$(PIP) install --require-hashes -r requirements-spark.lock
	touch $@

.venv/test: .venv/run requirements-ocr.lock requirements-prose.lock requirements-review.lock requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-ocr.lock
	$(PIP) install --require-hashes -r requirements-prose.lock
	$(PIP) install --require-hashes -r requirements-review.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@
