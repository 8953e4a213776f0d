# `make` lists what can be done.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
# settings.py builds SITE_URL from it.
export PORT

VENV := .venv
# Tools are run as modules: the scripts in .venv/bin break when the folder is moved.
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --disable-pip-version-check --quiet

# What settings.py insists on, for commands that look at the code and not at an installation.
NO_INSTALLATION := DEBUG=false SECRET_KEY=lint ALLOWED_HOSTS=localhost \
	DATABASE_URL=sqlite://:memory:
# What README tells to set for a site that is run for real, made up.
DEPLOYED := $(NO_INSTALLATION) SITE_URL=https://localhost TRUSTED_PROXIES=1 SECOND_FACTOR=required \
	SECRET_KEY=long-enough-and-made-up-for-make-lint-and-nothing-else

# A stamp says that everything was installed; it says nothing once the Python below it is gone.
VENV_IS_BROKEN := $(shell test -x $(PY) || echo FORCE)

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help install run demo test lint format bench pictures screenshots clean python-is-fit port-is-free FORCE

help:  ## liệt kê các lệnh
	@echo 'Cách dùng: make LỆNH'
	@grep -E '^[a-z-]+:.*  ## ' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*  ## /	/' | \
		while IFS='	' read -r name text; do printf '  %-11s %s\n' "$$name" "$$text"; done
	@echo 'Tùy chọn: PORT=8000 (cổng của run), PYTHON=python3, ARGS="…" (thêm cho pytest)'

install: $(VENV)/.installed  ## tạo .venv và cài các gói cần để chạy

run: $(VENV)/.installed port-is-free .env staticfiles/.collected  ## chạy thử trên máy này, có dữ liệu mẫu
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py rebuild_search --if-needed
	@# Silent when all is well; problems go to stderr.
	@$(PY) manage.py check --database default >/dev/null
	@$(PY) manage.py demo --yes-really --if-empty
	@echo
	@echo 'Trang tin: http://127.0.0.1:$(PORT)/   (dừng: Ctrl-C)'
	@echo 'Quản trị:  http://127.0.0.1:$(PORT)/admin/'
	@$(PY) manage.py demo --accounts
	@# wardnews.processes: the server must not stay when make is killed or the terminal closed.
	@exec $(PY) -m wardnews.processes $(PY) -m wardnews.serve

demo: $(VENV)/.installed .env  ## nạp (lại) dữ liệu mẫu vào cơ sở dữ liệu của .env
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py demo --yes-really

test: $(VENV)/.installed-tests  ## kiểm thử trên SQLite và PostgreSQL
	@$(PY) -m tests.services prepare
	@$(PY) -m tests $(ARGS)

lint: $(VENV)/.installed-tests  ## kiểm tra mã nguồn, giao diện mẫu và migration
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m djhtml --check templates
	@$(NO_INSTALLATION) $(PY) manage.py makemigrations --check --dry-run
	@$(NO_INSTALLATION) $(PY) manage.py check
	@$(DEPLOYED) $(PY) manage.py check --deploy --fail-level WARNING

format: $(VENV)/.installed-tests  ## định dạng lại mã nguồn và giao diện mẫu
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@$(PY) -m djhtml templates

bench: $(VENV)/.installed-tests  ## đo tốc độ (tests/bench)
	@set -e; found=; for file in tests/bench/[a-z]*.py; do \
		test -e "$$file" || continue; found=yes; name=$$(basename "$$file" .py); \
		echo "━━━ $$name"; $(PY) -m "tests.bench.$$name"; \
	done; test -n "$$found" || echo 'Chưa có phép đo nào trong tests/bench.'

pictures: $(VENV)/.installed-tests  ## chụp lại hình của trang hướng dẫn trong quản trị
	@$(PY) -m tests.services prepare
	@$(PY) -m tests.pictures $(ARGS)

screenshots: $(VENV)/.installed-tests  ## chụp mọi loại trang của bạn đọc vào screenshots/
	@$(PY) -m tests.services prepare
	@$(PY) -m tests.screenshots $(ARGS)

clean:  ## xóa .venv và tệp tạm; giữ .env, cơ sở dữ liệu và ảnh
	@rm -rf $(VENV) staticfiles screenshots .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

python-is-fit:
	@command -v $(PYTHON) >/dev/null || { \
		echo 'Không tìm thấy $(PYTHON). Hãy cài Python 3.11 trở lên' \
			'(Debian/Ubuntu: sudo apt install python3 python3-venv).' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Cần Python 3.11 trở lên; $(PYTHON) là $$($(PYTHON) -V 2>&1)." \
			'Nếu máy có bản mới hơn: make PYTHON=python3.12 …' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'Python thiếu venv (Debian/Ubuntu: sudo apt install python3-venv).' >&2; exit 1; }

# Early, and in words: granian itself would answer with a traceback after all the rest.
port-is-free: | $(VENV)/.installed
	@$(PY) -c 'import socket; s = socket.socket(); \
		s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); \
		s.bind(("127.0.0.1", $(PORT)))' 2>/dev/null || { \
		echo 'Không mở được cổng $(PORT): đang bận? Hãy thử cổng khác: make run PORT=8001' >&2; \
		exit 1; }

$(VENV)/.installed: requirements.txt $(VENV_IS_BROKEN)
	@# Without pip: never made, made by half, or its Python is gone.
	@$(PY) -m pip --version >/dev/null 2>&1 || { \
		$(MAKE) python-is-fit && $(PYTHON) -m venv --clear $(VENV); }
	@echo 'Đang cài các gói vào $(VENV)…'
	@$(PIP_INSTALL) -r requirements.txt || { \
		echo 'Không cài được các gói. Hãy kiểm tra mạng rồi chạy lại.' >&2; exit 1; }
	@touch $@

$(VENV)/.installed-tests: tests/requirements.txt $(VENV)/.installed
	@echo 'Đang cài các gói kiểm thử vào $(VENV)…'
	@$(PIP_INSTALL) -r tests/requirements.txt || { \
		echo 'Không cài được các gói. Hãy kiểm tra mạng rồi chạy lại.' >&2; exit 1; }
	@touch $@

# Variables of the environment win over this file.
.env: | $(VENV)/.installed
	@umask 077; { \
		echo '# Cài đặt để chạy thử trên máy này, do `make run` ghi. Đừng dùng cho máy chủ thật.'; \
		echo 'DEBUG=false'; \
		echo "SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50)[:50])')"; \
		echo 'ALLOWED_HOSTS=127.0.0.1,localhost'; \
		echo 'DATABASE_URL=sqlite:///db.sqlite3'; \
	} > $@.new && mv $@.new $@
	@echo 'Đã ghi .env để chạy thử.'

# Folders are in the list too: they change when a file goes away.
STATIC_SOURCES := $(shell find static -not -name '*[[:space:]]*' 2>/dev/null)
staticfiles/.collected: $(STATIC_SOURCES) wardnews/settings.py wardnews/staticfiles.py \
		$(VENV)/.installed | .env
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@touch $@
