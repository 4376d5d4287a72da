"""The staff of a session: below a heading of its own, or line by line on the title page.

Guarantee: every line of a staff list is claimed for the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from archive.parser.emphasis import read_emphasis
from archive.parser.front_patterns import PERSON_ALONE, PERSONS, STAFF_HEAD_ROW, STAFF_LINE, STAFF_ROLES
from archive.parser.header import names_body
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line
from archive.parser.model import Problem, Role, StaffMember
from archive.parser.patterns import LEADERS_BETWEEN


class Staff(NamedTuple):
    """The members, the lines that name them, and lines that are no role and name."""

    members: tuple[StaffMember, ...] = ()
    claims: Claims = {}
    problems: tuple[Problem, ...] = ()


def without_staff(lines: Sequence[Line]) -> tuple[Staff, list[Line]]:
    """The members that lines of a title page name ("President: Ana Ruiz"), and the other lines."""
    claims: Claims = {}
    members: list[StaffMember] = []
    rest: list[Line] = []
    paired = _paired(lines)
    for line in lines:
        if line.number in paired:
            role, name, first = paired[line.number]
            claim(claims, [line.number], Role.METADATA, f"/staff/{len(members) - (not first)}")
            members += [StaffMember(role, name)] if first else []
            continue
        found = None if line.furniture else STAFF_LINE.match(read_emphasis(line.text)[0].strip("# "))
        if found:
            claim(claims, [line.number], Role.METADATA, f"/staff/{len(members)}")
            members += (StaffMember(found["role"], name) for name in PERSONS.split(found["name"]))
        else:
            rest.append(line)
    return Staff(tuple(members), claims), rest


def _paired(lines: Sequence[Line]) -> dict[int, tuple[str, str, bool]]:
    """Roles that stand above their names, two at least: for each line role and name, and whether it is the
    first of the two."""
    texts = [(line.number, read_emphasis(line.text)[0].strip("# :")) for line in lines if line.text]
    pairs: dict[int, tuple[str, str, bool]] = {}
    for (number, role), (below, name) in pairwise(texts):
        if number not in pairs and _is_role(role) and PERSON_ALONE.match(name) and not names_body(name):
            pairs[number], pairs[below] = (role, name, True), (role, name, False)
    return pairs if len(pairs) > 2 else {}


@dataclass(slots=True)
class _Member:
    """A member of the staff being read; where columns are torn apart, role and name stand in two lines."""

    role: str | None
    name: str | None
    lines: list[int]
    printed: str


def read_staff(lines: Sequence[Line], named: Staff) -> Staff:
    """The members in the lines below the heading of a staff list, columns joined again, behind those `named`
    on the title page."""
    claims: Claims = {**named.claims}
    problems: list[Problem] = []
    found: list[_Member] = []
    for line in lines:
        text = LEADERS_BETWEEN.sub("\t", read_emphasis(line.text)[0]).strip("| ")
        if text.strip("-|: ") and not STAFF_HEAD_ROW.match(text):
            _take_member(found, line, text)
        elif line.text:
            claim(claims, [line.number], Role.METADATA, "/staff")
    staff = list(named.members)
    for member in found:
        if member.role and member.name:
            known = StaffMember(member.role, member.name)
            staff += [] if known in staff else [known]
            claim(claims, member.lines, Role.METADATA, f"/staff/{staff.index(known)}")
        else:
            claim(claims, member.lines, Role.METADATA, "/staff")
            message = f"“{member.printed}” is not read as a role and a name."
            problems.append(Problem("staff-unread", message, member.lines[0]))
    return Staff(tuple(staff), claims, tuple(problems))


def _take_member(found: list[_Member], line: Line, text: str) -> None:
    """Reads a line into the list: a name alone belongs to the first role without one, and a role likewise."""
    role, name = _role_and_name(text)
    for member in found:
        if (role is None and member.name is None) or (name is None and member.role is None):
            member.role, member.name = member.role or role, member.name or name
            member.lines.append(line.number)
            return
    found.append(_Member(role, name, [line.number], line.text))


def _role_and_name(text: str) -> tuple[str | None, str | None]:
    """ "Chair: Ana Ruiz", "Chair Ana Ruiz", "Ana Ruiz, Chair"; None for what a line does not hold."""
    parts = [part.strip(" |") for part in re.split(r"\t+|\s*[|:]\s*|\s{2,}|\s+[–—-]\s+", text, maxsplit=1)]
    if len(parts) == 1:
        before, _, after = (
            part.strip() for part in text.strip("() ").rpartition("," if "," in text else "(")
        )
        parts = [before.strip(), after.strip()] if before and _is_role(after) else parts
    if len(parts) == 2 and all(parts):
        return (parts[1], parts[0]) if _is_role(parts[1]) and not _is_role(parts[0]) else (parts[0], parts[1])
    words = text.strip(" |:").split()
    split = next((at for at, word in enumerate(words) if not _is_role(word)), len(words))
    return " ".join(words[:split]).rstrip(",") or None, " ".join(words[split:]) or None


def _is_role(text: str) -> bool:
    return all(word.strip(",").casefold() in STAFF_ROLES for word in text.split())
