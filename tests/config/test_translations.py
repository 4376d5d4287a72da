"""The translations of the interface: each .mo says what its .po does, and nothing is left untranslated."""

import gettext
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

LOCALES = Path(settings.LOCALE_PATHS[0])
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
# The language of the code itself, as its folder is called.
ENGLISH = "en_GB"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
TAG = re.compile(r"<[^>]*>")

Entry = dict[str, str]


def entries(path: Path) -> Iterator[Entry]:
    """Each message of a .po by keyword ("msgid", "msgstr[1]"), with its "flags"; the header is the first."""
    for block in re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip()):
        entry, keyword = {"flags": ""}, ""
        for line in block.splitlines():
            if line.startswith("#"):
                entry["flags"] += line[2:] if line.startswith("#,") else ""
            elif match := re.fullmatch(r'(msg\w+(?:\[\d\])?) (".*")', line):
                keyword = match[1]
                entry[keyword] = json.loads(match[2])
            else:
                entry[keyword] += json.loads(line)
        yield entry


def po(language: str) -> list[Entry]:
    return list(entries(LOCALES / language / "LC_MESSAGES" / "django.po"))


def names(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", [*LANGUAGES, ENGLISH])
def test_the_compiled_file_says_what_the_text_says(language: str) -> None:
    expected: dict[object, str] = {}
    for entry in po(language):
        name = f"{entry['msgctxt']}\x04{entry['msgid']}" if "msgctxt" in entry else entry["msgid"]
        if "msgid_plural" in entry:
            forms = [key for key in entry if key.startswith("msgstr[")]
            expected |= {(name, n): entry[f"msgstr[{n}]"] for n in range(len(forms))}
        else:
            expected[name] = entry["msgstr"]
    with (LOCALES / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    assert compiled == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    header, *messages = po(language)
    assert f"Language: {language}\n" in header["msgstr"]
    assert len(messages) > 200
    assert [entry for entry in messages if "fuzzy" in entry["flags"]] == []
    assert [
        entry
        for entry in messages
        if not all(said for key, said in entry.items() if key.startswith("msgstr"))
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_stands_in_both(language: str) -> None:
    for entry in po(language)[1:]:
        sources = [entry["msgid"], entry.get("msgid_plural", entry["msgid"])]
        for key, said in entry.items():
            if key.startswith("msgstr"):
                source = sources[0] if key in ("msgstr", "msgstr[0]") else sources[1]
                assert names(said) == names(source), said
                assert sorted(TAG.findall(said)) == sorted(TAG.findall(source)), said


def test_the_languages_translate_the_same() -> None:
    said = [[(entry.get("msgctxt"), entry["msgid"]) for entry in po(language)] for language in LANGUAGES]
    assert said[0] == said[1]
    assert len(set(said[0])) == len(said[0])


def test_english_says_what_the_code_does() -> None:
    """So that it is found: what no catalogue has is looked for in those of every application."""
    for entry in po(ENGLISH)[1:]:
        single, plural = entry["msgid"], entry.get("msgid_plural")
        said = {key: text for key, text in entry.items() if key.startswith("msgstr")}
        assert said == ({"msgstr[0]": single, "msgstr[1]": plural} if plural else {"msgstr": single})
    known = [
        sorted((entry.get("msgctxt", ""), entry["msgid"]) for entry in po(one)) for one in (ENGLISH, "fr")
    ]
    assert known[0] == known[1]


@pytest.mark.skipif(not shutil.which("xgettext"), reason="needs gettext, as `make messages` does")
def test_what_is_to_be_translated_is_there(tmp_path: Path) -> None:
    """As `make messages` gathers it, from the templates and the code as they are."""
    for name in ("archive", "config", "templates"):
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name)
    shutil.rmtree(tmp_path / "templates" / "admin")
    (tmp_path / "locale").mkdir()
    command = ["makemessages", "--locale", "fr", "--no-location", "--no-wrap"]
    run = "import sys; sys.path.insert(0, '.'); from django.core.management import execute_from_command_line"
    subprocess.run(
        [sys.executable, "-c", f"{run}; execute_from_command_line(['manage.py', *{command!r}])"],
        cwd=tmp_path,
        check=True,
        env={"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "config.settings", "DJANGO_SECRET_KEY": "-"},
        capture_output=True,
    )
    fresh = entries(tmp_path / "locale" / "fr" / "LC_MESSAGES" / "django.po")
    wanted = {(entry.get("msgctxt"), entry["msgid"], entry.get("msgid_plural")) for entry in fresh}
    assert wanted == {(entry.get("msgctxt"), entry["msgid"], entry.get("msgid_plural")) for entry in po("fr")}
