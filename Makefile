# `make report` and `make test` set up everything they need in .venv; `make help` lists the rest.

VENV := .venv
PY := $(VENV)/bin/python
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
ARGS ?=

# The first Python here that is new enough.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))

# System packages are installed only as root, or with a sudo that asks for no password.
AS_ROOT = $(shell if [ "$$(id -u)" = 0 ]; then echo env; elif sudo -n true 2>/dev/null; then echo sudo -n; fi)
APT = $(if $(shell command -v apt-get),$(AS_ROOT))
apt_install = { [ -n "$(APT)" ] && { $(APT) apt-get -qq update; \
	$(APT) DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends $(1); } >/dev/null; }

UV := $(shell command -v uv)
PIP := $(if $(UV),$(UV) pip install -q --python $(PY),$(PY) -m pip install -q --disable-pip-version-check)

.PHONY: help install report test lint types check lock wheel picture pango clean
.DELETE_ON_ERROR:

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

install: $(VENV)/installed ## set up .venv with the program in it
	@echo 'ready: $(VENV)/bin/crossquote --help'

report: $(VENV)/installed pango ## write out/report.pdf, .html and .json from seeds/
	$(VENV)/bin/crossquote report seeds/ -o out

test: $(VENV)/installed-dev pango ## run all tests; ARGS=... goes to pytest
	$(PY) -m pytest -n auto $(ARGS)

lint: $(VENV)/installed-dev ## check style
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(VENV)/installed-dev ## check types
	$(PY) -m mypy

check: lint types test ## all of these

wheel: $(VENV)/installed-dev ## build wheel and sdist into dist/
	$(PY) -m hatchling build

lock: ## bring the locks up to date with pyproject.toml (needs uv); ARGS=--upgrade takes newer versions
	$(if $(UV),,$(error make lock needs uv))
	$(call compile,build,requirements.lock)
	$(call compile,dev,requirements-dev.lock,--all-extras -c requirements.lock)

# No annotation and no index in the files: they are the same wherever they are made.
compile = $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command 'make lock' --group $(1) $(3) $(ARGS) -o $(2) pyproject.toml

picture: report ## draw the README's picture from the second page of the report (needs pdftoppm, of poppler-utils)
	pdftoppm -r 90 -f 2 -l 2 -singlefile -png out/report.pdf docs/report

clean: ## take away what make made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis out/report.*

$(VENV)/installed: requirements.lock pyproject.toml | $(PY)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(PY):
	@if [ -n "$(UV)" ]; then $(UV) venv -q --clear --python '>=3.11' $(VENV); exit; fi; \
	if [ -z "$(PYTHON)" ]; then echo 'Python 3.11 or newer is needed, and is not on the PATH; or install uv, which brings one' >&2; exit 2; fi; \
	package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(call apt_install,$$package) || { \
		echo "Python's venv is missing; type: sudo apt-get install $$package" >&2; exit 2; }; \
	$(PYTHON) -m venv --clear $(VENV)

# Pango draws the PDF's text. Without it HTML and JSON are still written, and the program says what to type.
pango: $(VENV)/installed
	@$(PY) -c 'import weasyprint' >/dev/null 2>&1 || $(call apt_install,$(PANGO)) || \
		echo 'Pango is missing, so there will be no PDF; `$(VENV)/bin/crossquote doctor` says what to type' >&2
