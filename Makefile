# Alles draait in een eigen omgeving (.venv); die wordt alleen opnieuw gemaakt als vereisten.txt of pyproject.toml wijzigt.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STEMPEL := $(VENV)/.klaar
GEDEELD ?= ../shared
VANDAAG ?= 2026-11-20

.PHONY: help demo test lint types score juistheid vereisten demo-dossiers schoon
help:
	@echo "make demo    controleert de voorbeelddossiers en loopt de hele weg door, tot verzonden-klaar"
	@echo "make test    draait alle tests"
	@echo "make lint    controleert de stijl        make types   controleert de types"
	@echo "make score   meet per eis, soort en familie op tests/meetlat en op de voorbeelden in $(GEDEELD)"
	@echo "make juistheid  meet hoe het gaat op een vorm die het programma niet kent, en schrijft docs/juistheid.md"

$(STEMPEL): vereisten.txt pyproject.toml tools/zet_klaar.sh
	@tools/zet_klaar.sh $(VENV)
	@touch $@

demo: $(STEMPEL)
	@$(BIN)/dossiercheck demo --uitvoer demo-uitvoer

test: $(STEMPEL)
	@CI=$(CI) $(BIN)/pytest -n 2 --dist loadgroup

lint: $(STEMPEL)
	@$(BIN)/ruff check dossiercheck tests tools

types: $(STEMPEL)
	@$(BIN)/mypy

score: $(STEMPEL)
	@tools/score.sh $(BIN) $(GEDEELD) $(VANDAAG)

# Meet per familie hoe het gaat zonder de woorden die alleen in die familie staan, en schrijft dat in docs/juistheid.md.
juistheid: $(STEMPEL)
	@$(BIN)/python tools/zonder_familie.py $(GEDEELD) --schrijf docs/juistheid.md

vereisten: $(STEMPEL)
	@{ echo "# Vastgelegde versies waarmee getest is; 'make vereisten' schrijft dit bestand opnieuw."; \
	   $(BIN)/pip freeze --exclude-editable --exclude pip --exclude setuptools; } > vereisten.nieuw && mv vereisten.nieuw vereisten.txt

demo-dossiers: $(STEMPEL)
	@$(BIN)/python tools/maak_demo.py

schoon:
	@rm -rf $(VENV) demo-uitvoer uitvoer-score build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
