# Each target works on a bare machine with Python 3.11+ and make; everything is installed into .venv.
PY := .venv/bin/python
CANDIDATES := python3.13 python3.12 python3.11 python3

.PHONY: run test check format texts bench lock clean
.DEFAULT_GOAL := run

run: .venv/.installed
	$(PY) -m bot run

test: .venv/.installed
	$(PY) -m pytest

check: .venv/.installed
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m bot.texts.catalogue check

format: .venv/.installed
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

# New texts appear untranslated in every catalogue.
texts: .venv/.installed
	$(PY) -m bot.texts.catalogue update

bench: .venv/.installed
	$(PY) -m tests.benchmarks

# Newer versions within the ranges of pyproject.toml: make lock UPGRADE=--upgrade
lock: .venv/.installed
	.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate $(UPGRADE) --output-file requirements.lock --quiet

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
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@
