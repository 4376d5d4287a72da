"""Delegations, each once, however its name is printed: "ALGERIA" in a roll call, "Algeria" among sponsors."""

import re
from collections.abc import Iterable
from functools import lru_cache

from archive.models import Delegation
from archive.parser import model as read
from archive.services.columns import fit
from archive.services.fold import folded

# Short names that the United Nations print beside the full one.
FULL_NAMES = {
    "united kingdom": "united kingdom of great britain and northern ireland",
    "united states": "united states of america",
}
_SMALL = {"and", "of", "the", "d"}
_WORD = re.compile(r"[^\W\d_]+(?:['’]S\b)?")


def delegations_named(
    sponsors: Iterable[str], votes: Iterable[read.Vote], problems: list[read.Problem]
) -> dict[str, Delegation]:
    """The delegations by their names as printed; those not known yet are made. The caller holds the lock.

    A name known in capitals alone, or without its accents, is bettered by a name that has them.
    """
    rows = {name: Delegation(name=name) for name in sponsors if name.strip()}
    rows |= {printed: Delegation(name=name) for vote in votes for printed, name in _roll_call(vote)}
    if not rows:
        return {}
    for row in rows.values():
        problems += fit(row)
    standing = sorted(Delegation.objects.all(), key=lambda row: _rank(row.name))
    known = {key_of(row.name): row for row in standing}
    fresh: dict[str, Delegation] = {}
    better: set[Delegation] = set()
    for _, row in sorted(rows.items()):
        best = known.get(key_of(row.name)) or fresh.setdefault(key_of(row.name), row)
        if _rank(row.name) > _rank(best.name):
            best.name = row.name
            better |= {best} if best.pk else set()
    Delegation.objects.bulk_update(better, ["name"])
    Delegation.objects.bulk_create(fresh.values())
    known |= fresh
    return {printed: known[key_of(row.name)] for printed, row in rows.items()}


def _roll_call(vote: read.Vote) -> Iterable[tuple[str, str]]:
    """Each name as printed and as it is shown: capitals that a whole roll call is set in are no spelling."""
    names = [ballot.delegation for ballot in vote.ballots if ballot.delegation.strip()]
    shouted = len(names) > 1 and all(name.isupper() for name in names)
    return [(name, _in_small(name) if shouted else name) for name in names]


@lru_cache(maxsize=4096)
def _in_small(name: str) -> str:
    """ "ANTIGUA AND BARBUDA" as "Antigua and Barbuda"."""
    small = _WORD.sub(lambda word: _word(word[0]), name)
    return small[:1].upper() + small[1:]


def _word(word: str) -> str:
    return word.lower() if word.lower() in _SMALL else word.capitalize()


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Equal for all ways of printing one name. The same few hundred States are asked for with every vote."""
    plain = folded(name).removesuffix(" the").removeprefix("the ") or name
    return FULL_NAMES.get(plain, plain)


@lru_cache(maxsize=4096)
def _rank(name: str) -> tuple[bool, int]:
    """How much of the spelling a name shows: upper and lower case, then accents."""
    return not name.isupper(), sum(c.isalpha() and not c.isascii() for c in name)
