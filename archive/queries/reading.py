"""A question as the archive understands it: its tree, what was left out of it, and how it is answered."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from archive.queries.conditions import condition, needed, ranking
from archive.queries.language import Node, Term, Trouble, read_question
from archive.queries.lexemes import Lexemes, read_lexemes, terms_of, without
from archive.queries.names import with_names
from archive.queries.wording import Part, plain, sentence


@dataclass(frozen=True, slots=True)
class Marked:
    """What could not be read, `wrong`, between what was typed before it and after."""

    message: str
    before: str
    wrong: str
    after: str


@dataclass(frozen=True)
class Reading:
    """What was typed, as it is looked for. `tree` is None where there is nothing to look for.

    `left_out` are terms typed that stand in nearly every clause and are looked for in none. `whole` is the
    tree with them, and with names as they were typed.
    """

    typed: str = ""
    tree: Node | None = None
    troubles: tuple[Trouble, ...] = ()
    left_out: tuple[str, ...] = ()
    lexemes: Lexemes = field(default_factory=Lexemes)
    whole: Node | None = None

    @cached_property
    def condition(self) -> Q:
        """What it asks of a clause; nothing where there is nothing to look for."""
        return condition(self.tree, self.lexemes) if self.tree else Q()

    @cached_property
    def ranking(self) -> dict[str, str]:
        """The tsquery that clauses of a language are ranked by; none without words."""
        return ranking(self.tree, self.lexemes)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The reading as a sentence: "Clauses with human and rights, without children; or with drought"."""
        return sentence(self.tree) if self.tree else ()

    @property
    def marked(self) -> tuple[Marked, ...]:
        """Each trouble within what was typed."""
        typed = self.typed
        return tuple(
            Marked(
                trouble.message,
                typed[: trouble.start],
                typed[trouble.start : trouble.end],
                typed[trouble.end :],
            )
            for trouble in self.troubles
        )

    @property
    def terms(self) -> tuple[Term, ...]:
        """Each term that clauses found are ranked by, once and from left to right."""
        return tuple(dict.fromkeys(terms_of(needed(self.tree))))


def read_words(words: str, *, named: bool = False) -> Reading:
    """One SQL query, two where a word looks like a symbol or code, none for no words.

    Where they are the name of a text that was `named`, they ask who cites it. They hold no NUL and fewer than
    2,047 bytes.
    """
    question = read_question(words)
    asked = with_names(question, alone=named)
    if asked is None:
        return Reading(question.typed, None, question.troubles)
    lexemes = read_lexemes(asked)
    left_out = tuple(plain(term) for term in lexemes.left_out)
    tree = without(asked, lexemes.left_out)
    return Reading(question.typed, tree, question.troubles, left_out, lexemes, question.tree)
