# 责任 Zeren. `make serve` and `make test` each set up all they need and are quick the second time.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -o=Dpkg::Use-Pty=0
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# Modules are compiled when they are installed: a start then reads them, and does not compile two thousand of them.
export UV_COMPILE_BYTECODE := 1
COMPILED = @$(BIN)/python -m compileall -q api graph ontology viz

.PHONY: help serve test check bench browser clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

serve: $(VENV)/.serve  ## set up, take in the bundled policy, serve http://127.0.0.1:8000
	$(COMPILED)
	@exec $(BIN)/zeren serve

test: $(VENV)/.test browser check  ## set up, lint, types, contracts, all tests (browser tests included)
	$(BIN)/python -m pytest

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test  ## compile, load, ask and HTTP beside their peers, as ratios
	$(COMPILED)
	$(BIN)/python -m benchmarks

# The two stamps: what serving needs, and what testing needs besides.
$(VENV)/.serve: pyproject.toml uv.lock $(BIN)/uv
	@echo "→ installing what serving needs into $(VENV) (pinned by uv.lock)"
	@$(BIN)/uv sync --quiet --frozen --inexact --no-dev
	@touch $@

$(VENV)/.test: pyproject.toml uv.lock $(BIN)/uv
	@echo "→ installing what testing needs into $(VENV) (pinned by uv.lock)"
	@$(BIN)/uv sync --quiet --frozen --inexact
	@touch $@ $(VENV)/.serve

$(BIN)/uv:
	@echo "→ making $(VENV) with $(PYTHON)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed / 需要 Python 3.11 或更新版本。" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory venv-package
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip --quiet --disable-pip-version-check install uv==$(UV_VERSION)

.PHONY: venv-package
venv-package:
	@echo "→ Debian keeps venv in a package of its own: installing python3-venv"
	@{ $(APT) update && $(APT) install -y python3-venv >/dev/null; } || \
	  { echo "Install it as root: apt-get install python3-venv / 请以管理员身份安装 python3-venv。" >&2; exit 1; }

# Browser tests need a browser and Chinese letters. Without the right to install them they are skipped, and say so.
browser:
	@if command -v chromium >/dev/null && [ -n "$$(find /usr/share/fonts -iname '*NotoSansCJK*' -print -quit 2>/dev/null)" ]; then :; \
	elif [ "$$(id -u)" = 0 ]; then \
	  echo "→ installing chromium and fonts-noto-cjk from Debian for the browser tests"; \
	  $(APT) update && $(APT) install -y chromium fonts-noto-cjk >/dev/null; \
	else \
	  echo "Browser tests will be skipped: they need Debian's chromium and fonts-noto-cjk (apt-get install as root)."; \
	  echo "浏览器测试将跳过：需要以管理员身份安装 chromium 和 fonts-noto-cjk。"; \
	fi

clean:  ## remove the environment and the caches (never the data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
