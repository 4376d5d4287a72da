"""What to ask for the clauses found that say the same as one of them, up to numbers and names."""

import re

from django.conf import settings

from archive.models import Clause
from archive.queries.language import All, Either, Field, Form, Node, Term, read_address, write_question
from archive.queries.names import looks_like_a_name
from archive.queries.reading import Reading

# An address as `read_address` gives it.
_OF_RESOLUTION = re.compile(r"sessions/([-\w]+)/resolutions/([-\w]+)#[-\w]+")


def like_question(reading: Reading, clause: Clause) -> str:
    """The question and `like:` this clause, by its address; by its number where that would be too long.

    Empty where that is too long as well.
    """
    nodes = _nodes(reading.tree)
    for value in (read_address(clause.get_absolute_url()), str(clause.pk)):
        if value:
            words = write_question(All((*nodes, Field("like", (value,))))) if nodes else f"like:{value}"
            if len(words) <= settings.QUERY_MAX_CHARS:
                return words
    return ""


def asks_for_like(reading: Reading) -> bool:
    """Whether what is found is alike already."""
    return any(isinstance(node, Field) and node.name == "like" for node in _nodes(reading.tree))


def liked_resolution(reading: Reading) -> str:
    """The resolution whose clause was asked for with `like:`, as "session/resolution"; else empty."""
    fields = (node for node in _nodes(reading.tree) if isinstance(node, Field) and node.name == "like")
    matches = (_OF_RESOLUTION.fullmatch(str(field.values[0])) for field in fields)
    return next((f"{match[1]}/{match[2]}" for match in matches if match), "")


def _nodes(tree: Node | None) -> tuple[Node, ...]:
    """What is asked for together. A name alone asks who cites it, as its words in quotes do among others."""
    match tree:
        case None:
            return ()
        case All(nodes):
            return nodes
        case Term(text, Form.ANY) if looks_like_a_name(text):
            return (Term(text, Form.PHRASE),)
        case Either((Field("cites") as cites, *words)):
            return (Either((cites, *(inner for word in words for inner in _nodes(word)))),)
    return (tree,)
