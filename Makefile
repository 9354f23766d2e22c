# Everything happens in .venv; nothing but Python (3.11 or later) and make need be there.
export PATH ?= /usr/local/bin:/usr/bin:/bin
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OLDEST := .venv-oldest
COVERAGE := --cov --cov-report=term:skip-covered
# Of each dependency, the oldest version that pyproject.toml allows: typer>=A,<B is typer==A.
LOWER_BOUNDS = import re, tomllib; \
    bounds = tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']; \
    print(*(re.fullmatch('([a-z]+)>=([0-9.]+),<.*', bound).expand(r'\1==\2') for bound in bounds))

.PHONY: demo test test-oldest lint bench bench-check bench-proof bench-typeset bench-leave-one-out \
    bench-growth bench-scale bench-fuzz bench-mutate bench-tasks pictures known traditional clean

## Set up and answer two questions.
demo: $(VENV)/installed
	$(BIN)/jhstats show revenue --year 2021
	$(BIN)/jhstats rank --province --top 5

## Set up and pass the tests, or those that the options of pytest in CHOSEN choose.
test: $(VENV)/developing
	$(BIN)/python -m pytest $(COVERAGE) $(CHOSEN)

## Pass the tests of what libraries are asked for, with the oldest versions that we take.
test-oldest: $(OLDEST)/installed
	$(OLDEST)/bin/python -m pytest tests/cli tests/render tests/load -k "not browser"

## Style and types.
lint: $(VENV)/developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

## Draw the READMEs' pictures again, from what the commands print.
pictures: $(VENV)/installed
	$(BIN)/python docs/pictures.py

## Write the lists of entities that everyone knows again, from CLDR's data.
known: $(VENV)/developing
	$(BIN)/python scripts/known.py

## Write the table of traditional characters again, from OpenCC's data.
traditional: $(VENV)/developing
	$(BIN)/python scripts/traditional.py

## Print what start-up costs, as ratios.
bench: $(VENV)/installed
	$(BIN)/python bench/startup.py

## Print what check finds of changed figures, and what it costs against loading.
bench-check: $(VENV)/installed
	$(BIN)/python bench/checking.py

## Print what proof finds in drafts, and what it costs.
bench-proof: $(VENV)/installed
	$(BIN)/python bench/proof.py

## Print what proof finds in drafts that are set otherwise: in bold, in broken lines, full width.
bench-typeset: $(VENV)/installed
	$(BIN)/python -m bench.typeset

## Print what proof calls wrong of true facts that are taken out of a base; nothing may be.
bench-leave-one-out: $(VENV)/installed
	$(BIN)/python -m bench.leave_one_out 2000

## Print how the cost of patterns and questions grows with what they are given.
bench-growth: $(VENV)/installed
	$(BIN)/python -m bench.growth

## Print how many of the tasks hold at the first command that people would try.
bench-tasks: $(VENV)/installed
	$(BIN)/python -m bench.tasks.run --failed

## Print what asking costs at 100 to 1,000,000 facts (SIZES, TURNS), beside other tools.
bench-scale: $(VENV)/installed
	$(BIN)/python -m bench.scale

## Print what of broken bases, bytes and tables brings jhstats down: nothing may.
bench-fuzz: $(VENV)/installed
	$(BIN)/python -m bench.fuzz

## Print which conditions of text, proof and lang no test needs, of a hundred drawn by SEED.
bench-mutate: $(VENV)/developing
	$(BIN)/python -m bench.mutate $(SEED)

clean:
	rm -rf $(VENV) $(OLDEST) dist build

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

$(OLDEST)/installed: pyproject.toml
	$(PYTHON) -m venv --clear $(OLDEST)
	$(OLDEST)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	bounds=$$($(OLDEST)/bin/python -c "$(LOWER_BOUNDS)") && \
	    $(OLDEST)/bin/python -m pip install --quiet --group test --editable . $$bounds
	touch $@
