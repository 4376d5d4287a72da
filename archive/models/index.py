"""The search index derived from the clauses: what `archive/index/` keeps, and how it knows what has changed.

Sets of clauses are roaring bitmaps of their keys, which are below 2^32.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models


class Segment(models.Model):
    """A part of the index, made at once of so many clauses and never edited, but that clauses go out of it.

    `id` is drawn at random, for no other segment may ever be taken for this one. `runs` are the texts whose
    clauses stand one after the other: the key of the first, and whose it is, each a 64-bit number; papers are
    below zero. `buckets` is how many sets the pairs of words share that few clauses have. `counted` says for
    each filter its values, in the order in which the counts of postings stand; nothing where there are none.
    """

    id = models.BigIntegerField(primary_key=True)
    clauses = models.BinaryField()
    gone = models.BinaryField(help_text="Clauses that were changed or removed since.")
    size = models.PositiveIntegerField(help_text="The number of clauses.")
    runs = models.BinaryField()
    buckets = models.PositiveIntegerField()
    counted = models.JSONField(default=list)
    ready = models.BooleanField(default=False, help_text="Whether searches read it: it is whole.")

    def __str__(self) -> str:
        return f"{self.size} clauses"


class Posting(models.Model):
    """The clauses of a segment that have something: a lexeme, a frequent phrase, a value of a filter.

    Of words that are left out it is only said that some clause has them ("English para"), and of each segment
    that says so the empty word too.

    Of lexemes that are often and stand for several words, each word as printed has a posting, and that it is
    so is said by an empty one of the lexeme as `SPELLED`. There the empty word has the clauses whose words
    are not told, "." those among them that hide words within others, and "_" those in which words may
    begin elsewhere than lexemes say.

    `tiers` are the ninth of them that it weighs most in, a third of these, and so on: how many bytes each
    bitmap has as a 32-bit number, a zero, and the bitmaps.

    `counts` are how many of them have each value of a filter, where they are many: 16-bit numbers, or 32-bit
    where one may be greater.
    """

    class Field(models.TextChoices):
        LEXEME = "lexeme"
        PHRASE = "phrase"
        BUCKET = "bucket"
        KIND = "kind"
        VERB = "verb"
        COMMITTEE = "committee"
        CONFERENCE = "conference"
        YEAR = "year"
        OUTCOME = "outcome"
        LANGUAGE = "language"
        CITES = "cites"
        LEFT_OUT = "left out"
        WORD = "word"
        SPELLED = "spelled"

    pk = models.CompositePrimaryKey("field", "key", "segment_id")
    segment = models.ForeignKey(Segment, models.CASCADE, db_index=False, related_name="postings")
    field = models.CharField(max_length=10, choices=Field)
    key = models.TextField(db_collation="C")
    clauses = models.BinaryField()
    tiers = models.BinaryField(default=b"")
    counts = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"{self.field} {self.key}"


class Word(models.Model):
    """A word as printed, in small letters, and a lexeme it is indexed by; `folded` is without accents."""

    pk = models.CompositePrimaryKey("language", "lexeme", "word")
    language = models.CharField(max_length=20)
    lexeme = models.TextField(db_collation="C")
    word = models.TextField(db_collation="C")
    folded = models.TextField(db_collation="C")

    class Meta:
        indexes = [
            models.Index("folded", name="word_folded"),
            GinIndex(OpClass("folded", name="gin_trgm_ops"), name="word_trigrams"),
        ]

    def __str__(self) -> str:
        return self.word


class Change(models.Model):
    """A clause that was stored, changed or removed since a segment was last made; kept by triggers."""

    clause = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.clause)
