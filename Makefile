# Each target works on a bare machine with Python 3.11+ and make; everything is installed into .venv.
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r
CANDIDATES := python3.13 python3.12 python3.11 python3

.PHONY: run test check format texts bench lock clean
.DEFAULT_GOAL := run

run: .venv/.installed
	$(PY) -m bot run

test: .venv/.tested
	$(PY) -m pytest -n auto

check: .venv/.tested
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m bot.texts.catalogue check

format: .venv/.tested
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

# New texts appear untranslated in every catalogue.
texts: .venv/.tested
	$(PY) -m bot.texts.catalogue update

bench: .venv/.tested
	$(PY) -m tests.benchmarks

# Newer versions within the ranges of pyproject.toml: make lock UPGRADE=--upgrade
# The first lock is what running needs; the other one adds what checks and tests need, at the same versions.
COMPILE := .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet
lock: .venv/.tested
	$(COMPILE) --group dev $(UPGRADE) --output-file tests/requirements.lock
	$(COMPILE) --constraint tests/requirements.lock $(UPGRADE) --output-file requirements.lock

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/.installed: requirements.lock
	@test -x $(PY) || { \
		for name in $(CANDIDATES); do \
			if $$name -c 'import sys, ensurepip, venv, sqlite3; sys.exit(sys.version_info < (3, 11))' \
				2>/dev/null; then found=$$name; break; fi; \
		done; \
		test -n "$$found" || { echo "Roundtable needs Python 3.11 or newer with venv" \
			"(on Debian: apt-get install python3-venv)." >&2; exit 1; }; \
		$$found -m venv .venv; }
	$(PIP) requirements.lock
	@touch $@

.venv/.tested: tests/requirements.lock .venv/.installed
	$(PIP) tests/requirements.lock
	@touch $@
