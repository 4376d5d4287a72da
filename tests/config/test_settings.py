"""Settings as a deployment gives them: in the environment."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def manage(var: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "RAPPORTEUR_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_djangos_deployment_checks(tmp_path: Path) -> None:
    checked = manage(
        tmp_path,
        *("check", "--deploy", "--fail-level", "WARNING"),
        RAPPORTEUR_HTTPS="1",
        DJANGO_ALLOWED_HOSTS="archive.example.org",
    )
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("RAPPORTEUR_HTTPS", "yes", "RAPPORTEUR_HTTPS must be 0 or 1, not 'yes'."),
        ("DJANGO_DEBUG", "", "DJANGO_DEBUG must be 0 or 1, not ''."),
        (
            "RAPPORTEUR_UPLOAD_MAX_BYTES",
            "10 MB",
            "RAPPORTEUR_UPLOAD_MAX_BYTES must be a whole number, not '10 MB'.",
        ),
    ],
)
def test_what_cannot_be_understood_is_named(tmp_path: Path, name: str, value: str, said: str) -> None:
    refused = manage(tmp_path, "check", **{name: value})
    last = refused.stderr.splitlines()[-1]
    assert last == f"django.core.exceptions.ImproperlyConfigured: {said}"


def test_a_secret_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    show = ("shell", "-v0", "-c", "from django.conf import settings; print(settings.SECRET_KEY)")
    first, second = manage(tmp_path, *show).stdout, manage(tmp_path, *show).stdout
    assert len(first) > 50
    assert first == second
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_key_from_the_environment_leaves_nothing_behind(tmp_path: Path) -> None:
    collected = manage(tmp_path, "collectstatic", "--no-input", DJANGO_SECRET_KEY="unkept")  # noqa: S106
    assert collected.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["static"]


def test_every_variable_is_documented() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "config").glob("*.py"))
    read = re.findall(r'(?:environ\.get|_flag|_list|_number)\(\s*"(\w+)"', code)
    documented = re.findall(r"^\| `([A-Z_]+)` \|", (PROJECT / "docs/operations.md").read_text(), re.MULTILINE)
    assert sorted(read) == sorted(documented)
