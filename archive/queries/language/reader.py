"""The query language: what was typed, as a tree, and what of it could not be read.

The one grammar, wherever a search is typed; `docs/search.md` tells it to people.

    either = all { ("OR" | "|") all }
    all    = near { ["AND"] near }
    near   = item { "NEAR" ["/" words] item }
    item   = ("-" | "NOT") item | "(" either ")" | field | '"' words '"' | ["="] word ["*"]
    field  = name ":" ( value { "," value } | "(" value { value } ")" )
    value  = '"' words '"' | word | number ".." number | (">" | "<" | ">=" | "<=") number

Words that write a place ("OP 12 (b)", see `places.py`) ask for clauses at this place or with these words.
Any text has a tree: what is wrong becomes a `Trouble` with its place, and the rest is read as it stands.
"""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from archive.queries.language.fields import FIELDS, read_value, unread_value
from archive.queries.language.places import PLACE, field_of
from archive.queries.language.tree import (
    All,
    Either,
    Field,
    Form,
    Near,
    Node,
    Not,
    Question,
    Span,
    Term,
    Trouble,
)

# How many words may stand between two words NEAR one another, without a number and at most.
NEAR_WORDS = 10
NEAR_WORDS_MAX = 30

# Letters before the "*" of a prefix; fewer would stand for half the dictionary.
PREFIX_MIN_CHARS = 2

# Brackets within brackets; deeper ones are passed over.
BRACKETS_MAX = 20

# Quotes as people and word processors write them, to the one that the grammar knows.
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<phrase>"(?P<quoted>[^"]*)(?P<closed>"?))
    | (?P<open>\() | (?P<close>\))
    | (?P<or>OR(?![^\s()"])|\|) | (?P<and>AND(?![^\s()"]))
    | (?P<near>NEAR(?:/(?P<words>\d{1,9}))?(?![^\s()"]))
    | (?P<not>NOT(?=[\s(])\s*|-+(?=[^\s-]))
    | (?P<dash>-+(?=\s|$))
    | (?P<field>(?P<name>[^\W\d_][\w-]*):(?=[^\s/:)|]))
    | (?P<word>[^\s()"|]+(?:\([^\s()"]*\)[^\s()"|]*)*)
    """,
    re.VERBOSE,
)
VALUE = re.compile(r'"(?P<quoted>[^"]*)"?|(?P<bare>[^\s(),"|]+(?:\([^\s()"]*\)[^\s(),"|]*)*)')
_LETTER = re.compile(r"\w")

# Marks around a word that are no part of it.
_MARKS = "=*,.;:!?…'’‘&<>"


def read_question(typed: str) -> Question:
    """Read what was typed. Linear in its length; raises nothing."""
    typed = typed.translate(QUOTES)
    reader = _Reader(typed)
    tree = reader.either()
    return Question(typed, tree, tuple(sorted(reader.troubles, key=lambda trouble: trouble.start)))


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, typed: str, *, places: bool = True) -> None:
        self.typed = typed
        self._places = places
        self.troubles: list[Trouble] = []
        self._at = 0
        self._open: list[int] = []
        self._token = self._next()

    def either(self) -> Node | None:
        """Alternatives, to the end of the query or of the bracket."""
        nodes: list[Node] = []
        while True:
            node = self._all()
            if node is not None:
                nodes.append(node)
            token = self._token
            if token is None or (token.lastgroup == "close" and self._open):
                break
            self._take()
            if token.lastgroup == "close":
                self._trouble(_("This bracket closes none that is open; it was passed over."), token)
                nodes = _joined(nodes, self._all())
            elif node is None or self._ends():
                self._trouble(_("OR stands between two things to look for; it was passed over."), token)
        return _several(Either, nodes)

    def _all(self) -> Node | None:
        nodes: list[Node] = []
        while self._token is not None and self._token.lastgroup not in ("or", "close"):
            if self._token.lastgroup == "and":
                token = self._take()
                if not nodes or self._ends():
                    self._trouble(_("AND stands between two things to look for; it was passed over."), token)
            elif self._token.lastgroup == "near":
                nodes = self._near(nodes)
            else:
                node = self._place() or self._item()
                nodes += [] if node is None else [node]
        return _several(All, nodes)

    def _place(self) -> Node | None:
        """A place spelled out: its field, or else its words as they would be read without it."""
        token = self._token
        if not self._places or token is None or token.lastgroup != "word":
            return None
        match = PLACE.match(self.typed, token.start())
        if match is None:
            return None
        self._at = match.end()
        self._token = self._next()
        words = _Reader(match.group(), places=False).either()
        return _several(Either, [field_of(match), *([] if words is None else [words])])

    def _near(self, before: list[Node]) -> list[Node]:
        token = self._take()
        words = int(token["words"] or NEAR_WORDS)
        if words > NEAR_WORDS_MAX:
            self._trouble(
                _("NEAR reaches %(most)s words at most; it was read so.") % {"most": NEAR_WORDS_MAX}, token
            )
        after = None if self._ends() or self._token_is("near", "and") else self._item()
        left = before[-1].right if before and isinstance(before[-1], Near) else before[-1] if before else None
        if isinstance(left, Term) and isinstance(after, Term):
            near = Near(left, after, max(1, min(words, NEAR_WORDS_MAX)))
            return [*before, near] if isinstance(before[-1], Near) else [*before[:-1], near]
        self._trouble(_("NEAR stands between two words or phrases; it was passed over."), token)
        return before if after is None else [*before, after]

    def _item(self) -> Node | None:
        token = self._take()
        match token.lastgroup:
            case "not":
                node = None if self._ends() else self._item()
                return node.node if isinstance(node, Not) else None if node is None else Not(node)
            case "open":
                return self._bracket(token)
            case "field":
                return self._field(token)
            case "phrase":
                return self._phrase(token)
            case "word":
                return self._word(token)
        return None

    def _bracket(self, token: re.Match[str]) -> Node | None:
        if len(self._open) >= BRACKETS_MAX:
            self._trouble(_("Brackets are nested too deep; this one was passed over."), token)
            return None
        self._open.append(token.start())
        node = self.either()
        self._open.pop()
        if self._token is None:
            self._trouble(_("This bracket is never closed; it was read to the end."), token)
        else:
            self._take()
        return node

    def _phrase(self, token: re.Match[str]) -> Term | None:
        words = " ".join(token["quoted"].split())
        if not token["closed"] and _LETTER.search(words):
            self._trouble(_("This quotation is never closed; it was read to the end."), token)
        return Term(words, Form.PHRASE) if _LETTER.search(words) else None

    def _word(self, token: re.Match[str]) -> Term | None:
        word = token.group()
        bare = word.strip(_MARKS)
        if not _LETTER.search(bare):
            return None
        if word.startswith("="):
            return Term(bare, Form.EXACT)
        if word.endswith("*"):
            if len(bare) >= PREFIX_MIN_CHARS:
                return Term(bare, Form.PREFIX) if _is_word(bare) else Term(f"{bare}*", Form.PHRASE)
            said = _("“*” needs %(least)s letters before it; the word was read whole.")
            self._trouble(said % {"least": PREFIX_MIN_CHARS}, token)
        return self._bare_term(bare)

    def _bare_term(self, bare: str) -> Term:
        """A word without its marks. What is no place as it was typed ("PP4'") may be one as a bare word."""
        plain = _is_word(bare) and not (self._places and PLACE.match(bare))
        return Term(bare, Form.ANY if plain else Form.PHRASE)

    def _field(self, token: re.Match[str]) -> Node | None:
        name = token["name"].casefold()
        if name not in FIELDS:
            said = _("There is no field “%(name)s”; it was read as words.")
            self._trouble(said % {"name": token["name"]}, token)
            return self._bare_term(token["name"])
        texts = list(self._values())
        values: list[str | Span] = []
        for text, start, end in texts:
            value = read_value(name, text)
            if value is None:
                self.troubles.append(Trouble(unread_value(name, text), start, end))
            else:
                values.append(value)
        if not texts:
            self._trouble(_("“%(name)s:” has no value; it was passed over.") % {"name": name}, token)
        return Field(name, tuple(dict.fromkeys(values))) if values else None

    def _values(self) -> Iterator[tuple[str, int, int]]:
        """The values behind a field's colon with their places: one, or a list with commas or in brackets."""
        at = self._start
        bracket = self.typed.startswith("(", at)
        at += bracket
        while at < len(self.typed):
            match = VALUE.match(self.typed, at)
            if match:
                text = " ".join((match["bare"] if match["quoted"] is None else match["quoted"]).split())
                if _LETTER.search(text) and not (bracket and text == "OR"):
                    yield text, match.start(), match.end()
                at = match.end()
                if not bracket and not self.typed.startswith(",", at):
                    break
            elif self.typed[at] == "," or (bracket and (self.typed[at].isspace() or self.typed[at] == "|")):
                at += 1
            elif bracket and self.typed[at] == ")":
                at, bracket = at + 1, False
                break
            else:
                break
        if bracket:
            message = _("The bracket of this list is never closed; it was read to the end.")
            self.troubles.append(Trouble(message, self._start, len(self.typed)))
        self._at = at
        self._token = self._next()

    def _ends(self) -> bool:
        return self._token is None or self._token.lastgroup in ("or", "close")

    def _token_is(self, *kinds: str) -> bool:
        return self._token is not None and self._token.lastgroup in kinds

    def _take(self) -> re.Match[str]:
        token = self._token
        assert token is not None  # noqa: S101 - every caller has looked
        self._token = self._next()
        return token

    def _next(self) -> re.Match[str] | None:
        """The next token that means something."""
        while (match := _TOKEN.match(self.typed, self._at)) is not None:
            self._start, self._at = match.start(), match.end()
            if match.lastgroup not in ("space", "dash"):
                return match
        self._start = self._at
        return None

    def _trouble(self, message: str, token: re.Match[str]) -> None:
        self.troubles.append(Trouble(message, token.start(), token.end()))


def _several(kind: type[All] | type[Either], nodes: Sequence[Node]) -> Node | None:
    """The nodes joined, flat where they were joined so already."""
    flat = [inner for node in nodes for inner in (node.nodes if isinstance(node, kind) else (node,))]
    return kind(tuple(dict.fromkeys(flat))) if len(set(flat)) > 1 else flat[0] if flat else None


def _joined(nodes: list[Node], node: Node | None) -> list[Node]:
    """The last alternative goes on with `node`."""
    if node is None:
        return nodes
    last = _several(All, [*nodes[-1:], node])
    return [*nodes[:-1], *([] if last is None else [last])]


def _is_word(bare: str) -> bool:
    """Whether this, typed among words, is a word: ",OR," is no operator, and its bare word would be one."""
    match = _TOKEN.match(f"{bare} ")
    return match is not None and match.lastgroup == "word" and match.end() == len(bare)
