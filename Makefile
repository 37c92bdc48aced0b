# Two commands do everything: `make brief` and `make test`. Both set up .venv first if it is not there.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup brief test check bench lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

setup: .venv/ready ## .venv with sayso and what it needs

brief: .venv/ready ## the main job on samples/: writes out/dossier.html and prints a summary
	@mkdir -p out
	@$(BIN)/sayso brief samples --format text
	@$(BIN)/sayso brief samples -o out/dossier.html
	@echo
	@echo "Open out/dossier.html in a browser. Your own pages: $(BIN)/sayso brief my-pages/ -o my-dossier.html"

test: .venv/ready-dev ## the tests
	@$(BIN)/pytest -n auto --maxprocesses 4

check: .venv/ready-dev ## lint, types and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .venv/ready-dev ## the benchmarks in smoke mode; those without their data say so
	@for each in $$($(BIN)/python -m bench --names); do echo "== $$each"; $(BIN)/python -m bench $$each --smoke || exit 1; done

lock: .venv/ready-dev ## write the hashed lock files anew
	@$(BIN)/uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile -q --universal --generate-hashes pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --generate-hashes --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	@$(BIN)/uv pip compile -q --universal --generate-hashes --extra parse -c requirements.lock pyproject.toml -o requirements-parse.lock

clean: ## remove what was set up and made
	@rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sayso needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11 …")'
	@$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python requirements.lock pyproject.toml
	@echo "Setting up .venv (once; about a minute) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
