"""`manage.py parse`."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format
from tests.services.files import LAKESIDE, SAMPLES, sample


def test_json_is_the_parse_format(capsys):
    call_command("parse", str(SAMPLES / LAKESIDE), json=True)
    assert json.loads(capsys.readouterr().out) == as_parse_format(parse_file(sample(LAKESIDE), LAKESIDE))


def test_the_outline_names_what_was_read(capsys):
    call_command("parse", str(SAMPLES / LAKESIDE))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["session report (simulation)", "Committee: World Health Assembly · WHA"]


def test_any_bytes_are_parsed(tmp_path, capsys):
    path = tmp_path / "odd.bin"
    path.write_bytes(bytes(range(256)))
    call_command("parse", str(path), json=True)
    assert [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]] == ["binary"]


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_what_cannot_be_opened(name, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("parse", str(tmp_path / name))


def test_no_database_is_touched_and_no_server_started(tmp_path):
    """With none to be reached, and with the embedded one at hand."""
    base = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    base |= {"RAPPORTEUR_VAR": str(tmp_path / "var")}
    for environment in (base, base | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}):
        run = subprocess.run(
            [sys.executable, "manage.py", "parse", str(SAMPLES / LAKESIDE), "--json"],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            check=True,
        )
        assert json.loads(run.stdout)["document_type"] == "session_report"
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]
