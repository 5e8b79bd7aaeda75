# Two commands do all: `make run` and `make test`. `make test PYTHON=python3.13` picks an interpreter, by
# name or by path; each has an environment of its own.
PYTHON ?=
VENV ?= .venv$(if $(PYTHON),-$(subst /,-,$(patsubst /%,%,$(PYTHON))))
BIN = $(VENV)/bin
SHARED ?= ../shared

# Compiled bytecode makes every start five times faster.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check format bench torture eval look docs hostile fuzz audit clean

run: $(VENV)/.run
	@$(BIN)/sitrep $(ARGS)

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.run --shared $(SHARED)

torture: $(VENV)/.dev
	$(BIN)/python -m benchmarks.torture

eval: $(VENV)/.dev
	$(BIN)/python -m benchmarks.quality --corpus tests/corpus --corpus $(SHARED)/corpus/dev
	$(BIN)/python -m benchmarks.quality --corpus tests/corpus-unseen
	$(BIN)/python -m benchmarks.quality --corpus tests/corpus-further
	$(BIN)/python -m benchmarks.quality --corpus tests/corpus-plain
	$(BIN)/python -m benchmarks.quality --corpus tests/corpus-varied
	$(BIN)/python -m benchmarks.quality --corpus tests/corpus-mixed
	$(BIN)/python -m benchmarks.quality --corpus tests/corpus-energy --profile energy
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.facts_quality tests/corpus/facts-a.jsonl tests/corpus/facts-b.jsonl \
		tests/corpus-reports/facts.jsonl tests/corpus-wire/facts.jsonl tests/corpus-wire-two/facts.jsonl \
		tests/corpus-wire-three/facts.jsonl tests/corpus-wire-four/facts.jsonl tests/corpus-wire-five/facts.jsonl \
		tests/corpus-wire-six/facts.jsonl tests/corpus-wire-seven/facts.jsonl tests/corpus-voices/facts.jsonl \
		tests/corpus-daily/facts.jsonl tests/corpus-press/facts.jsonl tests/corpus-ordinary/facts.jsonl

# Files and pages made to break a terminal reader, through the real program.
hostile: $(VENV)/.dev
	$(BIN)/python -m benchmarks.hostile --shared $(SHARED) --jobs 3

FUZZ_MINUTES ?= 10
fuzz: $(VENV)/.dev
	$(BIN)/python -m benchmarks.fuzz --shared $(SHARED) --minutes $(FUZZ_MINUTES)

# Known weaknesses of what sitrep runs on, in an environment with nothing else; asks an advisory service.
audit: $(VENV)/.run
	$(BIN)/python -m venv build/audit
	build/audit/bin/pip install --quiet pip-audit
	build/audit/bin/pip install --quiet --constraint constraints.txt --target build/audit/runtime .
	build/audit/bin/pip-audit --path build/audit/runtime

look: $(VENV)/.look
	$(BIN)/python -m benchmarks.look build/look

# The site, from docs/ into build/site, with pictures and a tour that the program itself draws.
docs: $(VENV)/.docs
	$(BIN)/python -m benchmarks.look docs/pictures --readme
	$(BIN)/python -m benchmarks.tour
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

clean:
	rm -rf build dist .venv .venv-* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# Without PYTHON: the first of these that is new enough.
$(VENV)/.made:
	@for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv $(VENV) && touch $@; exit; \
	  fi; \
	done; \
	echo "sitrep needs Python 3.11 or newer$(if $(PYTHON), ($(PYTHON) is not)); name one with: make $(MAKECMDGOALS) PYTHON=python3.12"; \
	exit 1

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/.made
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/.made
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.look: $(VENV)/.dev
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev,look]'
	@touch $@

$(VENV)/.docs: pyproject.toml constraints.txt | $(VENV)/.made
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[docs]'
	@touch $@ $(VENV)/.run
