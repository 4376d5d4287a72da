"""Versions of what was read: kept at every step, and any two held against one another."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max

from archive.alignment import align, words_alike
from archive.models import Repair, Source, Version
from archive.parser.model import ParsedDocument, Resolution
from archive.repairs.aim import all_items
from archive.rewording import Said, pieces_of, reword

Cause = Version.Cause


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a version says: a clause, heading or note, or a fact of a resolution or the document."""

    kind: str
    depth: int
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind} {self.depth} {self.label}: {self.text}"


@dataclass(frozen=True, slots=True)
class Side:
    part: Part
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Row:
    """`state` is "changed", "moved", "left" (only there) or "right"."""

    state: str
    left: Side | None
    right: Side | None


@dataclass(frozen=True, slots=True)
class Difference:
    """The parts in which two versions differ, in order, cut short where too many do; `same` counts others."""

    rows: Sequence[Row]
    same: int
    is_cut: bool


def keep_version(
    source: Source,
    parsed: ParsedDocument,
    cause: Version.Cause,
    *,
    user: User | None = None,
    repair: Repair | None = None,
    restored: Version | None = None,
    replaced: Iterable[Source] = (),
) -> None:
    """Keep what is read of an uploaded source now; a reading that says the same as the last is no version.

    For within a transaction that holds the row of the upload.
    """
    packed = json.dumps([[p.kind, p.depth, p.label, p.text] for p in _parts(parsed)]).encode()
    digest = hashlib.sha256(packed).hexdigest()
    standing = source.versions.order_by("-number")
    if cause == Cause.READING and standing.values_list("digest", flat=True).first() == digest:
        return
    is_known = standing.filter(digest=digest, content__isnull=False).exists()
    version = Version.objects.create(
        source=source,
        number=(standing.aggregate(last=Max("number"))["last"] or 0) + 1,
        cause=cause,
        repair=repair,
        restored=restored,
        repairs=list(source.repairs.filter(undone_at=None).order_by("position").values_list("pk", flat=True)),
        digest=digest,
        content=None if is_known else zlib.compress(packed),
        made_by=user,
    )
    version.replaced.set([other for other in replaced if other.pk != source.pk])


def versions_of(source: Source) -> list[Version]:
    """Those of a source, the latest first."""
    rows = source.versions.select_related("source", "repair", "restored", "made_by")
    light = rows.prefetch_related("replaced__upload").defer("content", "source__content")
    return list(light.order_by("-number"))


def differ(left: Version, right: Version) -> Difference:
    """Clause by clause. Work is bounded by the settings of comparisons of texts."""
    lefts, rights = parts_of(left), parts_of(right)
    before, after = _ends(lefts, rights)
    lefts, rights = lefts[before : len(lefts) - after], rights[before : len(rights) - after]
    most = settings.COMPARE_CLAUSES_MAX
    is_cut = max(len(lefts), len(rights)) > most
    pairs = align([str(p) for p in lefts[:most]], [str(p) for p in rights[:most]], words_alike)
    budget = settings.COMPARE_PIECES_MAX
    rows, same = [], before + after
    for pair in pairs:
        one = None if pair.left is None else lefts[pair.left]
        other = None if pair.right is None else rights[pair.right]
        if one == other and not pair.moved:
            same += 1
            continue
        state = "left" if other is None else "right" if one is None else "moved" if pair.moved else "changed"
        here, there = (part.text if part else "" for part in (one, other))
        budget -= len(pieces_of(here)) * len(pieces_of(there))
        said = reword(here, there) if one and other and budget > 0 else _whole(here, there, one, other)
        rows.append(Row(state, _side(one, said[0]), _side(other, said[1])))
    return Difference(rows, same, is_cut)


def parts_of(version: Version) -> list[Part]:
    """What a version says."""
    content = version.content
    if content is None:
        same = Version.objects.filter(source=version.source_id, digest=version.digest)
        content = same.exclude(content=None).values_list("content", flat=True).first()
    return [Part(*fields) for fields in json.loads(zlib.decompress(content or zlib.compress(b"[]")))]


def _side(part: Part | None, said: Sequence[Said]) -> Side | None:
    return None if part is None else Side(part, said)


def _whole(here: str, there: str, one: Part | None, other: Part | None) -> tuple[list[Said], list[Said]]:
    """Without marks where it stands alone; else marked as a whole."""
    is_marked = bool(one and other and here != there)
    return [Said(here, is_marked)], [Said(there, is_marked)]


def _ends(lefts: Sequence[Part], rights: Sequence[Part]) -> tuple[int, int]:
    """How many parts at the beginning, and of the rest at the end, are the same."""
    shorter = min(len(lefts), len(rights))
    before = next((n for n in range(shorter) if lefts[n] != rights[n]), shorter)
    rest = shorter - before
    after = next((n for n in range(rest) if lefts[-1 - n] != rights[-1 - n]), rest)
    return before, after


def _parts(parsed: ParsedDocument) -> Iterator[Part]:
    yield Part("document", 0, parsed.symbol or "", parsed.title or "")
    for resolution in parsed.resolutions:
        yield from _facts(resolution)
    for item in all_items(parsed):
        clause = item.clause
        yield Part(item.kind.value, item.depth, clause.label or "", " ".join(clause.text.split()))


def _facts(resolution: Resolution) -> Iterator[Part]:
    label = resolution.code or resolution.symbol or ""
    names = [resolution.symbol, resolution.title, resolution.topic, str(resolution.status)]
    yield Part("resolution", 0, label, " · ".join(filter(None, names)))
    if resolution.sponsors:
        yield Part("sponsors", 0, label, ", ".join(resolution.sponsors))
    if vote := resolution.vote:
        numbers = {
            "in favour": vote.in_favor,
            "against": vote.against,
            "abstaining": vote.abstentions,
            "not voting": vote.non_voting,
        }
        told = [f"{number} {name}" for name, number in numbers.items() if number is not None]
        cast = [f"{ballot.delegation}: {ballot.position}" for ballot in vote.ballots]
        how = f"{'adopted' if vote.adopted else 'rejected'} {vote.method}"
        yield Part("vote", 0, label, "; ".join([how, *told, *cast]))
