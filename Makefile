# The two commands of the README: make site, make test. Everything else serves them.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The site shows what was known on the day of the commit, so that a commit always gives the same bytes.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH
COMMIT ?= $(shell git rev-parse --short HEAD 2>/dev/null)
export COMMIT

LOCKING := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate

.PHONY: site charts forms reports archive serve test bench guide-pictures check format lock clean

site: .venv/site  ## build the public site into site/; a failed build leaves the last one as it was
	rm -rf build/site
	$(BIN)/mkdocs build --strict --site-dir build/site
	$(BIN)/goals publish build/site --former site
	rm -rf build/former && if [ -e site ]; then mv site build/former; fi && mv build/site site && rm -rf build/former

charts: charts/node_modules/plotly.js-basic-dist-min  ## fetch a third of Plotly for charts to explore; make site takes it from then on

reports: .venv/reports  ## write every follow-up as PDF and Word into build/reports, where the site takes them from
	tests/install-pango
	$(BIN)/goals reports build/reports

archive: site  ## pack the site as it stands, with all data, for the municipality's archive
	$(BIN)/goals archive build/arkiv-$(or $(COMMIT),kopia).zip --goals $(or $(GOALS_DIR),goals)

forms: forms/built/index.html site  ## put the staff's forms into site/, at /redigera/; README says what must be settled first
	$(BIN)/goals forms site $(FORMS)
	$(BIN)/goals publish site

serve: .venv/site  ## show the site on this machine, rebuilt at every saved change
	$(BIN)/mkdocs serve

test: .venv/dev  ## run every test, in Chromium too
	tests/install-browser
	tests/install-pango
	tests/install-servers
	tests/install-nu
	tests/install-pipeline
	tests/install-forms
	$(MAKE) --silent charts
	$(BIN)/pytest --numprocesses 2

bench: .venv/bench  ## measure builds, pages, exploring, search and serving; PARTS="builds search" for some of them
	tests/install-browser
	tests/install-servers
	bench/install
	$(MAKE) --silent charts
	$(BIN)/python -m bench $(PARTS)

guide-pictures: .venv/dev  ## take the pictures of the staff's guide anew, from the real forms and pages
	tests/install-browser
	tests/install-forms
	dpkg --status chromium-l10n >/dev/null 2>&1 || apt-get install -y -qq --no-install-recommends chromium-l10n >/dev/null
	$(BIN)/python -m tests.guide.pictures

check: .venv/dev  ## format, lint, types, import contracts and schemas
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/goals schema

format: .venv/dev  ## put the code in its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/dev  ## choose newest versions of what the project depends on, with hashes
	$(BIN)/uv pip compile $(LOCKING) --extra build pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCKING) --extra build --extra reports --constraint requirements.lock pyproject.toml --output-file requirements-reports.lock
	$(BIN)/uv pip compile $(LOCKING) --extra build --extra reports --extra dev --constraint requirements-reports.lock pyproject.toml --output-file requirements-dev.lock
	$(BIN)/uv pip compile $(LOCKING) --extra build --extra reports --extra dev --extra bench --constraint requirements-dev.lock pyproject.toml --output-file requirements-bench.lock

clean:  ## remove what was built and installed
	rm -rf .venv build site charts/node_modules forms/built forms/node_modules

charts/node_modules/plotly.js-basic-dist-min: charts/package-lock.json
	npm --prefix charts ci --silent
	touch $@

forms/built/index.html: $(addprefix forms/,package-lock.json index.html style.css sv.json $(notdir $(wildcard forms/*.js)))
	npm --prefix forms ci --silent
	npm --prefix forms run --silent build
	touch $@

.venv/site: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/reports: requirements-reports.lock .venv/site
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-reports.lock
	touch $@

.venv/bench: requirements-bench.lock .venv/dev
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-bench.lock
	touch $@

.venv/dev: requirements-dev.lock .venv/site
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	touch $@
