# `make` sets up; `make help` lists the rest. Needs python3 (>= 3.11), git and make.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WORKERS ?= 2

.PHONY: setup demo test check-machine lint types contracts unit histories corpus golden truth effects bench \
	rule-docs new-rule wheel requirements clean help

setup: $(READY)  ## make the virtual environment in .venv (done by every other target)

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"Assay needs Python 3.11 or later, this is " + sys.version.split()[0] + \
		". Name another one: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q assay.py pytest_assay.py domain application adapters entrypoints
	@touch $@

demo: $(READY)  ## review the history in examples/bookshop
	@echo '$$ assay review examples/bookshop'
	@$(BIN)/assay review examples/bookshop; status=$$?; \
	if [ $$status -ne 1 ]; then \
		echo "The demo ended with status $$status; 1 was expected." >&2; exit 1; \
	fi; \
	printf '\nEnded with status 1, as it should: there are findings of level error.\n'

test: check-machine histories lint types contracts  ## everything that CI runs
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadgroup

check-machine: $(READY)
	@$(BIN)/python -m tools.check_machine

lint: $(READY)  ## formatting and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)  ## mypy, strict
	$(BIN)/mypy

contracts: $(READY)  ## the architecture, as import-linter sees it
	$(BIN)/lint-imports --no-logo

unit: $(READY)  ## the quick tests: no corpus, no truth, no wheel, no browser
	$(BIN)/pytest -m 'not corpus and not truth and not packaging and not browser'

histories: $(READY)  ## fetch the real histories that CI reviews, once, into .corpus/
	@$(BIN)/python -m tests.corpus.fetch

corpus: histories  ## review the real histories
	$(BIN)/pytest -m corpus

golden: $(READY)  ## write the numbers of the real histories anew; read what changed
	$(BIN)/python -m tests.corpus.golden_files
	git --no-pager diff --stat -- tests/corpus/golden

truth: $(READY)  ## run real histories on real databases and compare: make truth NAMES="optuna"
	$(BIN)/python -m tests.truth.report $(NAMES)

effects: $(READY)  ## generated statements on servers against what is told: make effects SEED=7 URLS="..."
	$(BIN)/python -m tests.effects.generated.report $(or $(NUMBER),800) $(or $(SEED),1) $(URLS)

bench: $(READY)  ## measure time and memory, into docs/benchmarks.md
	$(BIN)/python -m benchmarks.bench

rule-docs: $(READY)  ## write docs/rules/ from the rules and their examples
	@$(BIN)/python -m tools.rule_pages

new-rule: $(READY)  ## start a rule: make new-rule NAME=drop-table FAMILY=data_loss
	@$(BIN)/python -m tools.new_rule "$(NAME)" "$(FAMILY)"

wheel: $(READY)  ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

requirements: $(READY)  ## pin the newest versions of everything, with hashes
	$(BIN)/uv pip compile pyproject.toml requirements/dev.in --all-extras --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --upgrade --quiet \
		--custom-compile-command 'make requirements' --output-file requirements/dev.txt

clean:  ## remove what was made, but not .venv, .corpus and .truth
	rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

help:
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16
