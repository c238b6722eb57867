# Every target does its own set-up: system packages, .venv, translations.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two installs must never run at once, and the checks are read one after the other.
.NOTPARALLEL:

PYTHON ?= python3
export PYTHON
BIN := .venv/bin
SETUP := packaging/setup
QM := resources/i18n/jingxi_en.qm

.PHONY: help
help: ## List the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

.PHONY: run demo
run: setup ## Open the app on the article's ledger (without a display: paint it to PNG files)
	@$(SETUP)/run.sh article

demo: setup ## The same on a demonstration ledger
	@$(SETUP)/run.sh demo

.PHONY: test lint types contracts pytest
test: lint types contracts pytest ## Run every check

lint: .venv-dev ## Style and likely mistakes
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv-dev ## Types
	$(BIN)/mypy

contracts: .venv-dev ## Which module may import which
	$(BIN)/lint-imports --no-logo --no-cache

# A fixed locale, so that a test gives the same result on every machine.
pytest: setup-test ## The tests; pick some with ARGS="tests/records -k task"
	LC_ALL=C.UTF-8 $(SETUP)/with_printer.sh $(BIN)/pytest $(ARGS)

# What an office gets, each in dist/. Needs git, and the network once, for what it is built from.
.PHONY: bundle deb uos-deb portable
bundle: setup-package ## Make the program as one folder that needs no Python, dist/jingxi
	packaging/linux/bundle.sh

deb: bundle ## Make the package for Debian, Ubuntu, 统信 and 麒麟
	SOURCE_DATE_EPOCH=$$(packaging/epoch.sh) build/package/venv/bin/python packaging/linux/deb.py
	@packaging/sums.sh

uos-deb: bundle ## Make the package in the layout of 统信's store
	SOURCE_DATE_EPOCH=$$(packaging/epoch.sh) build/package/venv/bin/python packaging/linux/deb.py --store
	@packaging/sums.sh

portable: bundle ## Make the folder to run from a USB stick, as .zip and .tar.zst
	packaging/portable.sh dist/jingxi linux-x86_64 zip tar.zst
	@packaging/sums.sh

# Without EMBEDDABLE, CPython's embeddable distribution (packaging/windows/python.sha256), it is for trials.
.PHONY: windows-installer
windows-installer: setup-windows ## Make installer and portable .zip for Windows; EMBEDDABLE=python-3.11.9-embed-amd64.zip
	packaging/fonts.sh
	packaging/linux/tools.sh
	SOURCE_DATE_EPOCH=$$(packaging/epoch.sh) $(BIN)/python packaging/windows/build.py \
		$(if $(EMBEDDABLE),--python "$(EMBEDDABLE)")
	packaging/portable.sh build/windows/stage windows-x64$(if $(EMBEDDABLE),,-trial) zip
	@packaging/sums.sh

# Tries what was packed on this machine itself: installs, starts and removes it.
.PHONY: package-test
package-test: setup-test setup-windows deb uos-deb portable windows-installer ## Try the packages
	LC_ALL=C.UTF-8 $(SETUP)/with_printer.sh $(BIN)/pytest -m package $(ARGS)

.PHONY: format bench
format: .venv-dev ## Lay the code out and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup-test ## Measure speed and memory
	$(BIN)/python -m benchmarks $(ARGS)

.PHONY: translations update-translations
translations: $(QM) ## Compile the English translation

update-translations: .venv-dev ## Collect the texts to translate from the code
	$(BIN)/python packaging/translations.py

$(QM): resources/i18n/jingxi_en.ts | .venv-run
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

.PHONY: setup setup-test setup-package setup-windows
.PHONY: .system-run .system-test .system-package .system-windows .venv-run .venv-dev
setup: .venv-run $(QM) ## Set up what running needs

setup-test: .system-test .venv-dev $(QM) ## Set up what testing needs

setup-package: .system-package .venv-run $(QM) ## Set up what packing needs

setup-windows: setup-package .system-windows ## Set up what packing for Windows needs beyond that

.system-run:
	@$(SETUP)/system.sh run-packages.txt

.system-test:
	@$(SETUP)/system.sh run-packages.txt test-packages.txt

.system-package:
	@$(SETUP)/system.sh run-packages.txt test-packages.txt package-packages.txt

.system-windows:
	@$(SETUP)/system.sh windows-packages.txt

.venv-run: .system-run
	@$(SETUP)/venv.sh run

.venv-dev: .system-run
	@$(SETUP)/venv.sh dev

.PHONY: lock keep-schema clean
keep-schema: .venv-dev ## Keep a ledger of the schema that is being released, for the tests
	$(BIN)/python tests/ledger/released/keep.py

lock: ## Lock the dependencies anew; LOCK_FLAGS=--upgrade lifts their versions
	$(SETUP)/lock.sh $(LOCK_FLAGS)

clean: ## Remove all that was made here, .venv too
	rm -rf .venv build dist $(QM) .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
