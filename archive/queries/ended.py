"""Links to clauses that ended, and where their words are now."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Concat
from django.urls import ResolverMatch, resolve, reverse

from archive.models import Clause, EndedLink, Paper, Resolution

Text = TypeVar("Text", Resolution, Paper)

# So often the words of a clause may have gone on from where they went.
STEPS = 10


def ended_link(path: str, anchor: str = "") -> EndedLink | None:
    """What stood at the address of a text, or of a clause in it."""
    return EndedLink.objects.filter(path=path, anchor=anchor).first()


def text_at(path: str) -> Resolution | Paper | None:
    """The text that stands at its address now."""
    match = resolve(path)
    return _texts(Resolution, match) if match.url_name == "resolution" else _texts(Paper, match)


def _texts(model: type[Text], match: ResolverMatch) -> Text | None:
    rows = model._default_manager.select_related("session__conference", "session__committee", "document")
    rows = rows.defer("document__lines", "document__ledger")
    return rows.filter(session__slug=match.kwargs["session_slug"], slug=match.kwargs["slug"]).first()


def clauses_now(link: EndedLink, text: Resolution | Paper) -> list[Clause]:
    """Those of the text that have the words of one that ended, also where these went on from there."""
    found: dict[str, Clause] = {}
    left, seen = list(link.targets), set[str]()
    for _ in range(STEPS):
        standing = text.clauses.filter(anchor__in=left).only(
            "kind", "pinpoint", "anchor", "text", "position", "part"
        )
        found |= {clause.anchor: clause for clause in standing}
        seen |= set(left)
        further = EndedLink.objects.filter(path=link.path, anchor__in=set(left) - set(found))
        left = [anchor for one in further for anchor in one.targets if anchor not in seen]
        if not left:
            break
    return sorted(found.values(), key=lambda clause: clause.position)


def has_ended(kind: str) -> Exists:
    """Whether anything ended in a text of this kind ("resolution", "paper"), asked with the text itself."""
    before, between, after = (
        reverse(kind, args=["SESSION", "SLUG"]).replace("SLUG", "SESSION").split("SESSION")
    )
    path = Concat(
        Value(before),
        OuterRef("session__slug"),
        Value(between),
        OuterRef("slug"),
        Value(after),
        output_field=CharField(),
    )
    return Exists(EndedLink.objects.filter(path=path))


def formerly(text: Resolution | Paper, clauses: Iterable[Clause]) -> dict[str, list[EndedLink]]:
    """Of a text the links that ended and whose words are in these clauses, by the anchor of the first."""
    if not getattr(text, "has_ended", True):
        return {}
    standing = {clause.anchor for clause in clauses}
    links = {link.anchor: link for link in EndedLink.objects.filter(path=text.get_absolute_url())}
    found: dict[str, list[EndedLink]] = defaultdict(list)
    for link in links.values():
        target = _first_standing(link, links, standing)
        if link.anchor not in standing and target:
            found[target].append(link)
    return found


def _first_standing(link: EndedLink, links: dict[str, EndedLink], standing: set[str]) -> str:
    for _ in range(STEPS):
        if found := next((anchor for anchor in link.targets if anchor in standing), ""):
            return found
        further = next((links[anchor] for anchor in link.targets if anchor in links), None)
        if further is None:
            break
        link = further
    return ""
