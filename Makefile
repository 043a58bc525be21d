# Kithline on two commands: `make run` and `make test`. `make` alone lists the rest.
# Every target honours PORT, KITHLINE_DATA, DATABASE_URL and REDIS_URL, from the environment or as `make run PORT=8000`.

PYTHON := .venv/bin/python
FLASK := $(PYTHON) -m flask --app wsgi

# Each of the many processes would read the whole house, and each worker all tests, out of their sources again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run serve test lint format evaluate bench bench-ranking seed import screenshots requirements clean

help: ## List what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: ## Serve the house on http://127.0.0.1:$PORT (5000), seeded with an invented organisation if it is empty
	@bin/setup requirements.txt
	@KITHLINE_NAME="$${KITHLINE_NAME:-Halden & Rowe}" exec $(FLASK) serve --prepare

serve: ## Serve the house as it is, without the invented organisation
	@bin/setup requirements.txt
	@$(FLASK) migrate
	@exec $(FLASK) serve

test: ## Prove everything: on SQLite and PostgreSQL, the journeys in headless Chromium, the ranking on real data
	@bin/setup requirements.txt requirements-dev.txt
	@bin/chromium --install >/dev/null
	@$(PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

lint: ## Look over the style of the code
	@bin/setup requirements.txt requirements-dev.txt
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .

format: ## Put the code in order
	@bin/setup requirements.txt requirements-dev.txt
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

evaluate: ## Measure the ranking on real data and under attack (FAST=1: in a minute), into docs/ranking/
	@bin/setup requirements.txt requirements-dev.txt
	@$(PYTHON) -m evaluation $(ARGS)

bench-ranking: ## Measure how fast the ranking is, alone and with its database (ARGS=--fast: small)
	@bin/setup requirements.txt requirements-dev.txt
	@$(PYTHON) -m evaluation.speed $(ARGS)

bench: ## Measure the main pages; FILE=export.zip measures them on that community, in var/bench
	@bin/setup requirements.txt
	@bin/bench "$(FILE)" $(ARGS)

seed: ## Tell the invented organisation's story into an empty house
	@bin/setup requirements.txt
	@$(FLASK) migrate
	@$(FLASK) seed

import: ## Bring a community in: FILE=export.zip (Slack) or FILE=folder (Stack Exchange dump)
	@test -n "$(FILE)" || { echo "Say what to import: make import FILE=export.zip"; exit 2; }
	@bin/setup requirements.txt
	@$(FLASK) migrate
	@$(FLASK) import $$(test -d "$(FILE)" && echo stackexchange || echo slack) "$(FILE)" $(ARGS)

screenshots: ## Picture the main screens, and the way from a spark to an outcome, into docs/screenshots/
	@bin/setup requirements.txt requirements-dev.txt
	@bin/chromium --install >/dev/null
	@bin/screenshots
	@KITHLINE_PICTURES=docs/screenshots/journey $(PYTHON) -m pytest -q tests/journeys/test_spark_to_outcome.py

requirements: ## Pin what requirements.in and requirements-dev.in ask for (needs uv)
	@command -v uv >/dev/null || { echo "uv pins the packages; install it with: pipx install uv"; exit 2; }
	uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade requirements-dev.in -o requirements-dev.txt

clean: ## Remove the virtual environment and caches; var/ with everybody's words stays
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
