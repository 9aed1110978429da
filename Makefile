# `make help` lists the commands. Everything is installed into .venv, through whatever index this machine's pip uses.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
V := .venv/bin
# Two at once, each file whole and in one of them: what a file makes for all its tests is made once.
TOGETHER := -n 2 --dist loadfile --no-loadscope-reorder
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help run test check check-languages prove mutants fmt lock

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 18

run: .venv/run .venv/sound ## The demo on http://127.0.0.1:8000 (PORT changes it)
	@exec $(V)/portal demo --bind 127.0.0.1:$(PORT)

test: .venv/debian .venv/dev ## All tests, on SQLite and PostgreSQL; installs what they need and says so first
	@$(V)/python -m pytest $(TOGETHER) $(ARGS)

prove: .venv/debian .venv/dev ## The same tests as often as the promises name (over an hour)
	@PORTAL_COUNTS=prove $(V)/python -m pytest $(TOGETHER) $(ARGS)

check-languages: .venv/debian .venv/dev ## Every open page in every language, in a browser (a quarter of an hour)
	@scripts/debian fonts-droid-fallback
	@PORTAL_COUNTS=prove $(V)/python -m pytest -n 2 -m browser tests/web/test_every_language.py tests/web/test_pictures_alone.py tests/web/test_looks.py tests/web/test_filing_looks.py tests/web/test_mailbox_looks.py $(ARGS)

mutants: .venv/debian .venv/dev ## Break the code on purpose, once for each promise, and see its test fail
	@$(V)/python -m tests.mutants

check: .venv/debian .venv/dev ## What CI runs, one line a step
	@PATH="$(CURDIR)/$(V):$$PATH" scripts/check

fmt: .venv/dev ## Format the code
	@$(V)/ruff check -q --fix . ; $(V)/ruff format -q .

lock: .venv/dev ## Write the requirement files anew from pyproject.toml
	@PATH="$(CURDIR)/$(V):$$PATH" scripts/lock

.venv/run: requirements.txt pyproject.toml hatch_build.py
	@PYTHON="$(PYTHON)" scripts/install run requirements.txt

# Tried once: without a voice everything else works, and no start should wait for a network that is not there.
.venv/sound: | .venv/run
	@timeout 60 $(V)/python -m pip install -qq --require-hashes -r requirements-voice.txt || echo "No PyAV and pdfium here: no voices and no papers (PDF) are taken. Everything else works."
	@timeout 60 scripts/debian espeak-ng lame || echo "No espeak-ng and lame here: pages have no sound. Everything else works."
	@touch $@

.venv/dev: requirements-dev.txt pyproject.toml hatch_build.py
	@PYTHON="$(PYTHON)" scripts/install dev requirements-dev.txt

# Debian packages may go away with the machine while .venv stays: looked at every time, which costs nothing.
.PHONY: .venv/debian
.venv/debian:
	@scripts/debian chromium postgresql fonts-noto-core espeak-ng lame
