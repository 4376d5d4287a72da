"""What a question is made of: terms, fields, and how they hold together."""

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """How a term is looked for: in any form of its words, as printed, or by how the word begins."""

    ANY = "any"
    PHRASE = "phrase"
    EXACT = "exact"
    PREFIX = "prefix"

    __hash__ = object.__hash__  # Python's own takes ten times as long, and each term is looked up by it


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or the words of a phrase one after the other."""

    text: str
    form: Form = Form.ANY


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms, in any order, the second at most so many words on from the first."""

    left: Term
    right: Term
    words: int


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from `low` to `high`, both included; None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Field:
    """A field with any of these values."""

    name: str
    values: tuple[str | Span, ...]


@dataclass(frozen=True, slots=True)
class Not:
    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    nodes: tuple["Node", ...]


Node = Term | Near | Field | Not | All | Either


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read at `typed[start:end]`, and what was made of it."""

    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, read: `tree` is None where there is nothing to look for."""

    typed: str
    tree: Node | None = None
    troubles: tuple[Trouble, ...] = ()
