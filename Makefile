# Everything a newcomer needs: `make demo` and `make test`. Needs Python 3.11 or newer, nothing else.
.DEFAULT_GOAL := help
.PHONY: help install install-production build forward-check demo stack run demo-reset seed-large test coverage audit guards sbom outdated advisories audit-packages secrets screenshots handbook-pictures lint format messages shell bench bench-search bench-registration bench-faults bench-security reindex backup restore

# The system's: Debian compiles it with optimisations that version managers leave out, and it is a fifth faster.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3.1[1-9]) python3)
UV_VERSION := 0.13.9
BIN := .venv/bin
STAMP := .venv/.installed
ROOMS := accounts core demo events feedback home newsletter operations partnerships search start translation
PORT ?= 8000
export PORT
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# Else each of the many processes would compile all packages for itself, which takes longer than most of them live.
export PYTHONDONTWRITEBYTECODE :=

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

# The stamp keeps later runs quick, and lets them work offline.
$(STAMP): pyproject.toml uv.lock config/bootstrap.sh
	@sh config/bootstrap.sh $(PYTHON) $(UV_VERSION)
	@touch $(STAMP)

install: $(STAMP) ## Create .venv with the locked dependencies

install-production: ## The same without what development and tests need
	@sh config/bootstrap.sh $(PYTHON) $(UV_VERSION) --no-default-groups

build: ## Compile the catalogues and collect the static files of a release; needs no database and no secrets
	@$(BIN)/python manage.py messages --compile --settings config.settings.base
	@umask 022 && $(BIN)/python manage.py collectstatic --noinput --settings config.settings.base
	@umask 022 && $(BIN)/python manage.py write_unavailable_pages --settings config.settings.base

demo: $(STAMP) ## Serve the site with its trilingual demo on http://127.0.0.1:8000 (PORT= changes it)
	@exec $(BIN)/python -m config.demo

stack: $(STAMP) ## Serve the site as on a server, with nginx, two slots and PostgreSQL, on https://localhost:8000 (PORT= changes it)
	@sh deploy/packages.sh nginx nginx-light /usr/lib/postgresql postgresql
	@exec $(BIN)/python -m deploy.stack

run: $(STAMP) ## The same for development: starts again on each change; QUERY_LOG=1 prints the queries
	@DEBUG=true exec $(BIN)/python -m config.demo

demo-reset: $(STAMP) ## Throw the demo's database and files away; the next `make demo` starts afresh
	@$(BIN)/python -m config.reset

seed-large: $(STAMP) ## Fill the running demo with thousands of records and pages, for measuring
	@$(BIN)/python manage.py seed_large --settings config.settings.dev

test: $(STAMP) ## Run the test suite, or FILE=tests/… alone
	@sh config/test.sh $(FILE)

coverage: $(STAMP) ## Run the suite and list the lines that it leaves out; takes longer than make test
	@sh config/test.sh --cov

audit: $(STAMP) ## Run what takes minutes: every page of the demo, crowds, kills, hundreds of lives
	@sh config/test.sh -m "audit and not bench"

screenshots: $(STAMP) ## Take pictures of each page type of the running demo: languages, widths, light and dark (TYPES= names some)
	@$(BIN)/python -m tests.browser.screenshots

handbook-pictures: $(STAMP) ## Take the pictures of the chapters on translation, of the running demo, which it changes for that
	@$(BIN)/python -m tests.browser.handbook_pictures

sbom: $(STAMP) ## Write down what the site is made of: .data/sbom.cdx.json, in the format CycloneDX
	@$(BIN)/python -m config.supply_chain.sbom .data/sbom.cdx.json

outdated: $(STAMP) ## List packages with a newer release; fails where one that matters to security is behind
	@$(BIN)/python -m config.supply_chain.outdated

advisories: $(STAMP) ## Take a new snapshot of the known vulnerabilities of our packages, from osv.dev
	@$(BIN)/python -m config.supply_chain.advisories refresh

audit-packages: $(STAMP) ## Compare the locked packages with that snapshot, without a network
	@$(BIN)/python -m config.supply_chain.advisories

secrets: $(STAMP) ## Look for passwords and keys in all that was ever committed, or in COMMITS=main..HEAD alone
	@$(BIN)/python -m config.supply_chain.history $(COMMITS)

forward-check: $(STAMP) ## Run a part of the suite with the newest release of Wagtail, candidates included
	@UV_PROJECT_ENVIRONMENT=.data/forward $(BIN)/uv sync --quiet --frozen --inexact --python $(BIN)/python
	@$(BIN)/uv pip install --quiet --python .data/forward/bin/python --upgrade-package wagtail "wagtail>=8a0"
	@.data/forward/bin/python -m pytest tests/contract/test_every_page.py tests/home/test_renditions.py \
		-W default::wagtail.utils.deprecation.removed_in_next_version_warning

guards: $(STAMP) ## Take each guard away in a scratch copy and see its test go red (GUARDS= names some)
	@$(BIN)/python -m tests.guards $(GUARDS)

lint: $(STAMP) ## Check style, types, the arrows between rooms, and that each file has a licence
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@find $(ROOMS) -path '*/templates/*.html' -exec $(BIN)/djhtml --check --tabwidth 2 {} +
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/reuse lint --quiet || $(BIN)/reuse lint
	@$(BIN)/mypy

format: $(STAMP) ## Put the code in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@find $(ROOMS) -path '*/templates/*.html' -exec $(BIN)/djhtml --tabwidth 2 {} +

messages: $(STAMP) ## Gather the texts to translate into locale/, and build what the site reads
	@$(BIN)/python manage.py messages
	@$(BIN)/python manage.py messages --compile

shell: $(STAMP) ## A Python shell with the site's models
	@$(BIN)/python manage.py shell

bench: $(STAMP) ## Measure speed beside a file of nginx and a site of wagtail start: layers, pages, growth, search, browser, forms
	@sh deploy/packages.sh nginx nginx-light /usr/lib/postgresql postgresql wrk wrk
	@$(BIN)/python -m pytest tests/bench/speed tests/bench/partnerships tests/bench/search -m bench -s -p no:randomly
	@POSTS=2000 $(BIN)/python -m pytest tests/bench/events/test_crowd.py -k over_http -m bench -s -p no:randomly

bench-search: $(STAMP) ## Measure the search: relevance, time, memory
	@$(BIN)/python -m pytest tests/bench/search -m bench -s -p no:randomly

bench-registration: $(STAMP) ## Measure registration: a crowd over HTTP, kills of processes and database
	@$(BIN)/python -m pytest tests/events tests/bench/events -m bench -s -p no:randomly

bench-faults: $(STAMP) ## Kill processes, take the database away and deploy under load; 20 deploys take half an hour
	@sh deploy/packages.sh nginx nginx-light /usr/lib/postgresql postgresql
	@$(BIN)/python -m pytest tests/bench/operations -m "bench or audit" -s -p no:randomly

bench-security: $(STAMP) ## Attack the site: 60,000 odd requests, guesses, payloads, and the time of answers
	@$(BIN)/python -m pytest tests/bench/security -m bench -s -p no:randomly

reindex: $(STAMP) ## Bring the search index up to date
	@$(BIN)/python manage.py reindex

backup: $(STAMP) ## Back up database, files and the ledger of erasures, below BACKUP_ROOT or FOLDER=
	@$(BIN)/python manage.py backup $(FOLDER)

restore: $(STAMP) ## Bring back the backup FROM=…, into an empty database; OPTIONS="--replace --identity key.txt"
	@$(BIN)/python manage.py restore $(FROM) $(OPTIONS)
