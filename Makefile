# The deeds of this folder. `make` alone lists them; each may be repeated safely.

PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready
# The lock names every library with its hash, so nothing is looked for beside it: a newer version of one cannot stop an install.
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-strip-extras --universal --python-version 3.11
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell \
	command -v $(name) >/dev/null 2>&1 && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && echo $(name))))

.DEFAULT_GOAL := help
.PHONY: help run test check fix bench coverage rebuild pictures lock
MAKEFLAGS += --no-print-directory

help: ## list what can be done
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

run: $(RUN_READY) ## the dashboard, from nothing, on 127.0.0.1:8501 (PORT=… for another port)
	@$(BIN)/python -m pipelines prepare
	@exec $(BIN)/python serve.py $(PORT)

test: $(DEV_READY) ## everything CI does: the static checks, then the tests
	@sh .ci/browser $(BIN)/python
	@$(MAKE) check
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(DEV_READY) ## the static checks alone: ruff, mypy, import contracts
	@$(BIN)/python -m ruff check --quiet --output-format concise .
	@$(BIN)/python -m ruff format --quiet --check . || { echo 'Some files are not formatted; run: make fix'; exit 1; }
	@$(BIN)/python -m mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

fix: $(DEV_READY) ## mend what ruff can mend by itself
	@$(BIN)/python -m ruff check --quiet --fix . ; $(BIN)/python -m ruff format --quiet .

bench: $(DEV_READY) ## measure, print a table, write bench.json
	@sh .ci/browser $(BIN)/python
	@$(BIN)/python -m bench

coverage: $(DEV_READY) ## the tests once more, with the lines and branches they do not reach
	@$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

pictures: $(DEV_READY) ## take the pictures of the guides anew, of a fresh install
	@sh .ci/browser $(BIN)/python
	@$(BIN)/python -m tests.browser.pictures

rebuild: $(RUN_READY) ## keep today's reference data and build the release anew
	@$(BIN)/python -m pipelines rebuild

lock: $(DEV_READY) ## lock the requirements anew (UPGRADE=--upgrade for newer versions)
	@$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt
	@$(COMPILE) $(UPGRADE) -c requirements-dev.txt requirements.in -o requirements.txt

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed and was not found. Install it, or name it: make run PYTHON=/path/to/python3'; exit 1; }
	@echo 'Making $(VENV) with $(PYTHON) …'
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo 'Python cannot make a virtual environment; on Debian and Ubuntu install the package python3-venv.'; exit 1; }

# A stamp is written only after all went well, so an interrupted install is begun again.
$(RUN_READY): requirements.txt $(BIN)/python
	@test -e $(DEV_READY) || echo 'Installing the libraries of requirements.txt (a minute or two, once) …'
	@$(INSTALL) -r requirements.txt
	@$(BIN)/python -m pip check --quiet
	@touch $@

$(DEV_READY): requirements-dev.txt requirements.txt $(BIN)/python
	@echo 'Installing the libraries of requirements-dev.txt (a minute or two, once) …'
	@$(INSTALL) -r requirements-dev.txt
	@$(BIN)/python -m pip check --quiet
	@touch $@ $(RUN_READY)
