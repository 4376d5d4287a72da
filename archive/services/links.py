"""Permanent links: a text that takes an older one's place keeps its address, and its clauses keep theirs."""

from collections import Counter
from collections.abc import Mapping, Sequence

from archive.models import Clause, Document, Paper, Resolution, Session, Source
from archive.parser import model as read
from archive.services.ended import Ended, digest_of, ended_anchors, forget_those_that_stand, keep_ended
from archive.services.fold import folded
from archive.services.replacement import Replacement, matched
from archive.services.slugs import Claims, slug_of
from archive.services.whereabouts import Whereabouts

# Where its text has changed, a clause at the same place is the same one if it shares this much of its words.
AMENDED = 0.6

# The kind of a clause, and its letters and digits.
Text = tuple[str, str]


class Anchors:
    """The clause anchors that one resolution or paper leaves behind; none where it is new.

    `lines_count` says that the old ones came from the same source, where a line is the same line; `ended` are
    those that earlier readings had, with the digests of what they said.
    """

    def __init__(
        self,
        old: Sequence[Clause] = (),
        *,
        lines_count: bool = False,
        path: str = "",
        ended: Mapping[str, str] | None = None,
    ) -> None:
        self.path, self.rows = path, list[Clause]()
        self._rows_before, self._lines_count = old, lines_count
        self._ended = dict(ended or {})
        self._old = {row.anchor: (row.kind, folded(row.text)) for row in old}
        self._of_text: dict[Text, list[str]] = {}
        for anchor, text in self._old.items():
            self._of_text.setdefault(text, []).append(anchor)
        begun = [(row.kind, *row.lines[:1]) for row in old if lines_count]
        once = {place for place, number in Counter(begun).items() if number == 1}
        self._begun = {place: row.anchor for place, row in zip(begun, old, strict=False) if place in once}

    def give(self, rows: Sequence[Clause]) -> None:
        """Give each row, which bears the anchor its place suggests, the one that it keeps for good.

        A clause keeps that of the older one with its text; else of the one that began on its source line, or
        of the older one at its place whose words it mostly shares; one that is back after it ended gets its
        own again. The rest get one that no older clause had: op-4 was another's, so this is op-4-2.
        """
        for row in rows:
            row.anchor = row.anchor[:70].rstrip("-")
        kept = self._kept(rows)
        claims = Claims([*self._old, *self._ended])
        back = {digest: anchor for anchor, digest in self._ended.items() if anchor not in self._old}
        for n, row in enumerate(rows):
            own = kept.get(n) or (back.pop(digest_of(row), None) if back else None)
            row.anchor = own or claims.claim(row.anchor)
        self.rows = list(rows)

    def ended(self) -> list[Ended]:
        """The older clauses whose anchors no row has, each with where its words went."""
        given = {row.anchor for row in self.rows}
        left = [old for old in self._rows_before if old.anchor not in given]
        whereabouts = Whereabouts(self.rows, lines_count=self._lines_count) if left else None
        return [(old, whereabouts.of(old)) for old in left if whereabouts]

    def back(self) -> list[str]:
        """The anchors that had ended and that a row has again."""
        return [row.anchor for row in self.rows if row.anchor in self._ended]

    def _kept(self, rows: Sequence[Clause]) -> dict[int, str]:
        """The anchor of each row that keeps one, by its place among the rows."""
        texts = [(row.kind, folded(row.text)) for row in rows]
        left, kept = dict(self._old), {}
        for choose in (self._unmoved, self._moved, self._on_its_line, self._amended):
            for n, row in enumerate(rows):
                anchor = choose(row, texts[n], left) if left and n not in kept else None
                if anchor is not None:
                    kept[n] = anchor
                    del left[anchor]
        return kept

    def _unmoved(self, row: Clause, text: Text, left: Mapping[str, Text]) -> str | None:
        return row.anchor if left.get(row.anchor) == text else None

    def _moved(self, _: Clause, text: Text, left: Mapping[str, Text]) -> str | None:
        return next((anchor for anchor in self._of_text.get(text, ()) if anchor in left), None)

    def _on_its_line(self, row: Clause, _: Text, left: Mapping[str, Text]) -> str | None:
        anchor = self._begun.get((row.kind, *row.lines[:1]))
        return anchor if anchor in left else None

    def _amended(self, row: Clause, text: Text, left: Mapping[str, Text]) -> str | None:
        return row.anchor if row.anchor in left and _is_amended(left[row.anchor], text) else None


class Links:
    """The addresses that replaced documents leave behind. Made before these are removed."""

    def __init__(self, source: Source, parsed: read.ParsedDocument, replacement: Replacement) -> None:
        documents = replacement.documents
        self._resolutions: dict[int, Resolution] = {}
        self._clauses: dict[Resolution | Paper | None, list[Clause]] = {}
        self._source = source
        self._paper: Paper | None = None
        self._paths: dict[Resolution | Paper, str] = {}
        self._ended: dict[str, dict[str, str]] = {}
        self._given: list[Anchors] = []
        if documents:
            self._look_up(documents, source, parsed, replacement.session)

    def _look_up(
        self, documents: Sequence[Document], source: Source, parsed: read.ParsedDocument, session: Session
    ) -> None:
        resolutions = [row for document in documents for row in document.resolutions.order_by("position")]
        own = [row for row in resolutions if row.document.source_id == source.pk]
        if len(own) == len(parsed.resolutions):
            self._resolutions = dict(enumerate(own))
        else:
            self._resolutions = matched(resolutions, parsed.resolutions, session)
        papers = [document.paper for document in documents if hasattr(document, "paper")]
        self._paper = papers[0] if papers else None
        self._clauses = _clauses(documents)
        texts: list[Resolution | Paper] = [*resolutions, *papers]
        for text in texts:
            text.session = text.document.session  # which is at hand
            self._paths[text] = text.get_absolute_url()
        self._ended = ended_anchors(self._paths.values())

    def keep_ended(self, stored: Sequence[Resolution | Paper]) -> None:
        """Keep where the words went of clauses, and of whole texts, that the `stored` ones do not have."""
        for anchors in self._given:
            if back := anchors.back():
                forget_those_that_stand(anchors.path, back)
        standing = {text.get_absolute_url() for text in stored}
        keep_ended(
            [(anchors.path, anchors.ended()) for anchors in self._given if anchors.path in standing],
            [
                (path, self._clauses.get(text, []))
                for text, path in self._paths.items()
                if path not in standing
            ],
        )

    def of_resolution(self, index: int, resolution: read.Resolution) -> str:
        """The slug it seeks: its own old one where it had one, else of its code, symbol, title or topic."""
        name = resolution.code or resolution.symbol or resolution.title or resolution.topic or ""
        old = self._resolutions.get(index)
        return old.slug if old else slug_of(name, "resolution")

    def of_paper(self, name: str) -> str:
        return self._paper.slug if self._paper else slug_of(name, "paper")

    def anchors_in_resolution(self, index: int) -> Anchors:
        return self._anchors(self._resolutions.get(index))

    def anchors_in_paper(self) -> Anchors:
        return self._anchors(self._paper)

    def _anchors(self, old: Resolution | Paper | None) -> Anchors:
        if old is None:
            return Anchors()
        path = self._paths[old]
        is_same_source = old.document.source_id == self._source.pk
        anchors = Anchors(
            self._clauses.get(old, ()),
            lines_count=is_same_source,
            path=path,
            ended=self._ended.get(path),
        )
        self._given.append(anchors)
        return anchors


def _clauses(documents: Sequence[Document]) -> dict[Resolution | Paper | None, list[Clause]]:
    """By the resolution or paper that they stand in, in their order."""
    found: dict[Resolution | Paper | None, list[Clause]] = {}
    light = Clause.objects.only(
        "kind", "text", "anchor", "pinpoint", "lines", "resolution", "paper"
    ).order_by("position")
    for owner in ("resolution", "paper"):
        for row in light.filter(**{f"{owner}__document__in": documents}).select_related(owner):
            found.setdefault(row.resolution or row.paper, []).append(row)
    return found


def _is_amended(old: tuple[str, str], new: tuple[str, str]) -> bool:
    before, after = Counter(old[1].split()), Counter(new[1].split())
    words = before.total() + after.total()
    return old[0] == new[0] and 2 * (before & after).total() >= AMENDED * words > 0
