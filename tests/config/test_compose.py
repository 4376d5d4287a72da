"""docker-compose.yml, which cannot be run everywhere, against the schema of the Compose Specification.

compose-spec.json is that schema (github.com/compose-spec/compose-spec, Apache-2.0: compose-spec.LICENSE),
as the npm package dclint 3.1.0 ships it.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

PROJECT = Path(__file__).parents[2]
COMPOSE = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")


@pytest.fixture
def compose() -> Any:
    return yaml.safe_load(COMPOSE)


def test_it_follows_the_compose_specification(compose: Any) -> None:
    schema = json.loads(Path(__file__).with_name("compose-spec.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(compose)] == []


def test_no_secret_has_a_default() -> None:
    secrets = re.findall(r"\$\{(\w+(?:PASSWORD|KEY))([^}]*)\}", COMPOSE)
    assert set(secrets) == {("POSTGRES_PASSWORD", ":?"), ("DJANGO_SECRET_KEY", ":?")}


def test_one_image_migrates_and_serves(compose: Any) -> None:
    services = compose["services"]
    assert services["migrate"]["image"] == services["archive"]["image"] == "rapporteur"
    assert services["database"]["image"] == "postgres:18"
    assert services["database"]["volumes"] == ["database:/var/lib/postgresql"]


def test_what_reads_uploads_is_the_same_image_and_comes_back(compose: Any) -> None:
    worker = compose["services"]["worker"]
    assert (worker["image"], worker["command"]) == ("rapporteur", "python manage.py worker")
    assert (worker["restart"], list(worker["depends_on"])) == ("unless-stopped", ["migrate"])


def test_the_image_holds_what_the_application_needs() -> None:
    kept = re.findall(r"^!(.+)$", (PROJECT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    program = ["requirements.lock", "manage.py", "config", "archive", "locale", "templates", "static"]
    assert kept == [*program, "docs/desk", "docs/desk.md"]  # the guide for staff
    assert [name for name in kept if not (PROJECT / name).exists()] == []
