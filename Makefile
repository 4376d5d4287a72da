# The two commands of a newcomer, who needs python3 and make:
#   make demo    set everything up and serve the archive with its sample documents (PORT=8000)
#   make test    set everything up and run every test
# and of a developer:
#   make check   what must hold beside the tests
#   make fix     mend what can be mended by itself
#   make screenshots   docs/pages.md and its pictures, of the samples in Chromium
#   make messages   gather what is to be translated, and compile what is (needs gettext)
#   make setup   the environment alone, in .venv
#   make clean   end the embedded PostgreSQL, remove .venv and the caches; var/, with the archive, stays

.PHONY: help demo test check fix messages screenshots setup clean

PORT ?= 8000
python := .venv/bin/python
languages := --locale fr --locale es --locale en_GB
production := DJANGO_SECRET_KEY= DJANGO_DEBUG=0 RAPPORTEUR_HTTPS=1 DJANGO_ALLOWED_HOSTS=archive.example.org

help:
	@sed -n 's/^# \?//p' Makefile

demo:
	@bin/setup requirements.lock
	@exec $(python) manage.py demo --port '$(PORT)'

test: export PYTHONDONTWRITEBYTECODE =
test: setup
	$(python) -m pytest --numprocesses auto --dist worksteal

check: setup
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	$(python) .venv/bin/lint-imports
	$(python) -m djhtml --check templates
	$(python) manage.py makemigrations --check
	$(production) $(python) manage.py check --deploy --fail-level WARNING

fix: setup
	$(python) -m ruff check --fix
	$(python) -m ruff format
	$(python) -m djhtml templates

screenshots: setup
	$(python) bin/screenshots

messages: setup
	$(python) manage.py makemessages $(languages) --no-location --no-wrap --no-obsolete \
		--ignore 'tests/*' --ignore 'benchmarks/*' --ignore 'var/*' --ignore 'templates/admin/*' --ignore .venv
	@sed -i '/^"\(POT-Creation-Date\|Report-Msgid-Bugs-To\):/d' locale/*/LC_MESSAGES/django.po
	@cd locale/en_GB/LC_MESSAGES && msgattrib --clear-fuzzy --empty --no-wrap django.po | msgen --no-wrap --output django.po -
	$(python) manage.py compilemessages $(languages) --ignore .venv

setup:
	@bin/setup requirements-dev.lock

clean:
	-@if [ -x $(python) ]; then $(python) manage.py postgres stop; fi
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache var/static
