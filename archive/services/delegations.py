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
LONGEST = Delegation._meta.get_field("name").max_length or 0
_SMALL = {"and", "of", "the", "d"}
_WORD = re.compile(r"[^\W\d_]+(?:['’]S\b)?")


def delegations_named(
    sponsors: Iterable[str], votes: Iterable[read.Vote], problems: list[read.Problem]
) -> dict[str, int]:
    """The keys of the delegations, by their names as printed; those not known yet are made.

    A name known in capitals alone, or without its accents, is bettered by a name that has them. The caller
    holds the lock of the store.
    """
    names = {name: name for name in sponsors if name.strip()}
    names |= {printed: name for vote in votes for printed, name in _roll_call(vote)}
    if not names:
        return {}
    fitted = sorted((printed, _fitted(name, problems)) for printed, name in names.items())
    standing = sorted(Delegation.objects.values_list("pk", "name"), key=lambda row: _rank(row[1]))
    known = {key_of(name): (pk, name) for pk, name in standing}
    fresh: dict[str, Delegation] = {}
    better: dict[int, Delegation] = {}
    for _, name in fitted:
        key = key_of(name)
        pk, best = known[key] if key in known else (None, fresh.setdefault(key, Delegation(name=name)).name)
        if _rank(name) <= _rank(best):
            continue
        if pk is None:
            fresh[key].name = name
        else:
            known[key], better[pk] = (pk, name), Delegation(pk=pk, name=name)
    Delegation.objects.bulk_update(better.values(), ["name"])
    Delegation.objects.bulk_create(fresh.values())
    keys = {key: pk for key, (pk, _) in known.items()} | {key: row.pk for key, row in fresh.items()}
    return {printed: keys[key_of(name)] for printed, name in fitted}


def _fitted(name: str, problems: list[read.Problem]) -> str:
    """As its column can hold it. A roll call has two hundred names: only one too long is made a row."""
    if len(name) <= LONGEST:
        return name
    row = Delegation(name=name)
    problems += fit(row)
    return row.name


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
