# One target for each intention. On a bare machine only Python 3.11+, git and make are needed:
# the first target that needs it makes .venv and installs witting with its locked dependencies.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
RUN := .venv/bin

.PHONY: demo test check wheel kernel kernel-here fix bench bench-names bench-book bench-ownership bench-deals bench-intake bench-service serve fuzz quality data picture lock clean help

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

.tools/installed:
	$(PYTHON) -c 'import sys; sys.exit("witting needs Python 3.11 or newer; set PYTHON=…") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	@touch $@

.venv/installed: .tools/installed pyproject.toml uv.lock
	$(UV) sync --frozen --quiet --compile-bytecode --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')"
	$(RUN)/python -m compileall -q src
	@touch $@

# The kernel is the fast path, in Rust; witting answers the same without it. `uv sync` takes it out
# again, so it is put back whenever .venv/installed is newer; it is compiled only when native/ changed.
CARGO := $(shell command -v cargo 2>/dev/null)
KERNEL_SOURCES := $(shell find native -name target -prune -o -type f -print)

build/kernel/built: $(KERNEL_SOURCES) | .tools/installed
	@echo "Building the kernel"
	rm -rf build/kernel
	$(UV) build --quiet --wheel --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" --out-dir build/kernel native
	@touch $@

.venv/kernel: .venv/installed build/kernel/built
	$(UV) pip install --quiet --no-deps --reinstall --python $(RUN)/python build/kernel/*.whl
	@touch $@

# A kernel of other sources than these is taken out, never used.
WITHOUT_KERNEL = rm -f .venv/kernel; $(UV) pip uninstall --quiet --python $(RUN)/python witting-kernel 2>/dev/null; \
	echo "$(1): names are looked up in Python, with the same results."

kernel-here: .venv/installed
ifdef CARGO
	@$(MAKE) -s --no-print-directory .venv/kernel || { $(call WITHOUT_KERNEL,The kernel could not be built (see above)); }
else
	@$(call WITHOUT_KERNEL,No cargo on this machine)
endif

demo: kernel-here  ## Set up, then read the examples and print their verdicts
	$(RUN)/python tools/demo.py

test: kernel-here  ## Set up, then run every test
	$(RUN)/python -m pytest -n auto

check: .venv/installed  ## What CI runs: style, types, arrows, tests; of the kernel too where cargo is
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
ifdef CARGO
	cd native && cargo fmt --check && cargo test --quiet --locked && \
		cargo clippy --quiet --all-targets --locked -- -D warnings && \
		cargo clippy --quiet --locked --features python -- -D warnings
	$(MAKE) -s --no-print-directory .venv/kernel
ifndef TESTED
	$(RUN)/python -m pytest -n auto
endif
else
	@echo "No cargo on this machine: the kernel is not checked."
endif
	$(RUN)/python -m pytest -n auto -p tests.without_kernel

wheel: .venv/installed  ## Build the wheel and run it in an environment of its own
	$(UV) build --quiet --wheel --out-dir dist
	$(RUN)/python tools/check_wheel.py dist

kernel: .venv/kernel  ## Build the kernel's wheel into dist and install it here (needs cargo)
	@mkdir -p dist && cp build/kernel/*.whl dist/
	@$(RUN)/python -c 'from witting.parties.kernel import path_in_use; print("names are looked up by", path_in_use())'

fix: .venv/installed  ## Let the formatter and linter mend what they can
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

bench: .venv/installed  ## Time the main job (see bench/)
	$(RUN)/python -m bench

.venv/quality: .venv/installed
	$(UV) sync --frozen --quiet --inexact --group quality
	@touch $@

quality: .venv/quality kernel-here  ## Score name screening on the labelled sets; fail on a regression
	$(RUN)/python -m quality.scorecard

.venv/bench: .venv/installed uv.lock
	$(UV) sync --frozen --quiet --inexact --group bench
	@touch $@

bench-names: .venv/bench kernel-here  ## Time the name index on 100k and 1M names (SIZES=4M, ALL=1 for more)
	$(RUN)/python -m bench.names $(if $(SIZES),--sizes $(SIZES)) $(if $(ALL),--sizes 100k 1M 4M) $(BENCH)

bench-book: .venv/bench kernel-here  ## Time a book of a million customers, screened and rescreened
	$(RUN)/python -m bench.book $(BENCH)

bench-ownership: .venv/installed  ## Time ten million holdings with 50,000 listed owners
	$(RUN)/python -m bench.ownership $(BENCH)

bench-deals: .venv/bench kernel-here  ## Time a thousand mixed deals, read and assessed
	$(RUN)/python -m bench.deals $(BENCH)

bench-intake: .venv/bench kernel-here  ## Time the reading of messages, stories and a long table
	$(RUN)/python -m bench.intake $(BENCH)

bench-service: .venv/installed kernel-here  ## Time the service as its callers see it, over loopback
	$(RUN)/python -m bench.service $(BENCH)

serve: kernel-here  ## Serve the HTTP API on this machine (SERVE="--port 9000")
	$(RUN)/witting serve $(SERVE)

.venv/fuzz: .venv/installed uv.lock
	$(UV) sync --frozen --quiet --inexact --group fuzz
	@touch $@

fuzz: .venv/fuzz  ## Fuzz every reader (RUNS=10000 changed inputs or SECONDS=60 each, TARGETS="iso fin")
	$(RUN)/python -m fuzz $(if $(RUNS),--runs $(RUNS)) $(if $(SECONDS),--seconds $(SECONDS)) $(if $(TARGETS),--targets $(TARGETS)) $(FUZZ)

data: .venv/installed  ## Make the shipped data again from the source files
	$(RUN)/python -m tools.make_data

picture: .venv/installed  ## Draw the README's picture of a verdict
	$(RUN)/python tools/draw_verdict.py

lock: .tools/installed  ## Resolve the dependencies anew
	$(UV) lock

clean:  ## Remove what the targets above made
	rm -rf .venv .tools dist build native/target
