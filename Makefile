# One target for each intention. On a bare machine only Python 3.11+, git and make are needed:
# the first target that needs it makes .venv and installs witting with its locked dependencies.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
RUN := .venv/bin

.PHONY: demo test check wheel fix bench quality data picture lock clean help

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

.tools/installed:
	$(PYTHON) -c 'import sys; sys.exit("witting needs Python 3.11 or newer; set PYTHON=…") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	@touch $@

.venv/installed: .tools/installed pyproject.toml uv.lock
	$(UV) sync --frozen --quiet --compile-bytecode --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')"
	$(RUN)/python -m compileall -q src
	@touch $@

demo: .venv/installed  ## Set up, then read the examples and print their verdicts
	$(RUN)/python tools/demo.py

test: .venv/installed  ## Set up, then run every test
	$(RUN)/python -m pytest

check: .venv/installed  ## What CI runs: style, types, arrows, tests
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m pytest

wheel: .venv/installed  ## Build the wheel and run it in an environment of its own
	$(UV) build --quiet --wheel --out-dir dist
	$(RUN)/python tools/check_wheel.py dist

fix: .venv/installed  ## Let the formatter and linter mend what they can
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

bench: .venv/installed  ## Time the main job (see bench/)
	$(RUN)/python -m bench

.venv/quality: .venv/installed
	$(UV) sync --frozen --quiet --group quality
	@touch $@

quality: .venv/quality  ## Score name screening on the labelled sets; fail on a regression
	$(RUN)/python -m quality.scorecard

data: .venv/installed  ## Make the shipped data again from the source files
	$(RUN)/python -m tools.make_data

picture: .venv/installed  ## Draw the README's picture of a verdict
	$(RUN)/python tools/draw_verdict.py

lock: .tools/installed  ## Resolve the dependencies anew
	$(UV) lock

clean:  ## Remove what the targets above made
	rm -rf .venv .tools dist
