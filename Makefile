# `make run` shows the map, `make test` tests it; each sets up first what is missing.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test setup lint bench growth mutants lock clean

run: $(READY)
	@OFFLINE="$(OFFLINE)" $(BIN)/python -m ui.serve --port $(PORT)

# Side by side, as many at once as there are cores, four at most: each has a server and a browser of its own.
# `make test ARGS="-n 0 tests/geo"` runs one after the other. Python keeps what it compiles: the tests start it many times.
test: $(READY)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

setup: $(READY)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Measures the product beside a naive app (docs/performance.md).
bench: $(READY)
	$(BIN)/python -m benchmarks.bench $(ARGS)

# Measures the product on 1, 10 and 100 times the records; fails where something grows worse than linear.
growth: $(READY)
	$(BIN)/python -m benchmarks.growth $(ARGS)

# Changes totals, codes, bounds and bottlenecks line by line and lists the changes that no test notices (docs/mutants.md).
# `make mutants ARGS="geo.codes*"` tries only some.
mutants: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mutants.lock
	$(BIN)/mutmut run --max-children 1 $(ARGS)
	$(BIN)/mutmut results

$(READY): requirements.lock requirements-node.lock ui/assets/package-lock.json pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# Node's npm checks each package against the hash in package-lock.json; where it is missing, a wheel brings it.
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.lock
	cd ui/assets && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Renews the lock files within the bounds of pyproject.toml (needs uv).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade --group dev pyproject.toml -o requirements.lock
	echo mutmut | uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade -c requirements.lock - -o requirements-mutants.lock

clean:
	rm -rf $(VENV) ui/assets/node_modules mutants
