"""The words that the United Nations set their documents with, in three of their languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns of `str.format`: `{day}` is a whole date, `{names}` sponsors, `{number}` an agenda item's."""

    united_nations: str
    assembly: str
    distribution: dict[str, str]
    months: tuple[str, ...]
    day: str
    first_day: str  # of a month
    agenda_item: str
    draft: str
    last_name: str
    adopted: str
    report: str
    without_report: str
    meeting: str
    item: str  # the marker of an item


ENGLISH = Wording(
    united_nations="United Nations",
    assembly="General Assembly",
    distribution={"General": "Distr.: General", "Limited": "Distr.: Limited"},
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    day="{day} {month} {year}",
    first_day="1",
    agenda_item="Agenda item {number}",
    draft="{names}: draft resolution",
    last_name=" and ",
    adopted="Resolution adopted by the General Assembly on {day}",
    report="on the report of the {committee} (A/80/{number}, para. 12)",
    without_report="without reference to a Main Committee (A/80/L.7)",
    meeting="42nd plenary meeting",
    item="({})",
)  # fmt: skip

FRENCH = Wording(
    united_nations="Nations Unies",
    assembly="Assemblée générale",
    distribution={"General": "Distr. générale", "Limited": "Distr. limitée"},
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
    day="{day} {month} {year}",
    first_day="1er",
    agenda_item="Point {number} de l’ordre du jour",
    draft="{names} : projet de résolution",
    last_name=" et ",
    adopted="Résolution adoptée par l’Assemblée générale le {day}",
    report="sur la base du rapport de la {committee} (A/80/{number}, par. 12)",
    without_report="sans renvoi à une grande commission (A/80/L.7)",
    meeting="42e séance plénière",
    item="{})",
)  # fmt: skip

SPANISH = Wording(
    united_nations="Naciones Unidas",
    assembly="Asamblea General",
    distribution={"General": "Distr. general", "Limited": "Distr. limitada"},
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre",
    ),
    day="{day} de {month} de {year}",
    first_day="1",
    agenda_item="Tema {number} del programa",
    draft="{names}: proyecto de resolución",
    last_name=" y ",
    adopted="Resolución aprobada por la Asamblea General el {day}",
    report="sobre la base del informe de la {committee} (A/80/{number}, párr. 12)",
    without_report="sin remisión previa a una Comisión Principal (A/80/L.7)",
    meeting="42ª sesión plenaria",
    item="{})",
)  # fmt: skip

WORDINGS = {"English": ENGLISH, "French": FRENCH, "Spanish": SPANISH}


def day(iso: str, wording: Wording = ENGLISH) -> str:
    """ "5 December 2025", "5 de diciembre de 2025"."""
    when = date.fromisoformat(iso)
    number = wording.first_day if when.day == 1 else str(when.day)
    return wording.day.format(day=number, month=wording.months[when.month - 1], year=when.year)


def list_of_names(names: Sequence[str], wording: Wording) -> str:
    """ "Chile, Fiji and Japan"."""
    *others, last = names
    return wording.last_name.join([", ".join(others), last]) if others else last
