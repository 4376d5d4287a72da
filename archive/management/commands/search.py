"""`manage.py search WORDS`: the clause search in a terminal."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from django.core.management.base import BaseCommand, CommandError

from archive.exports.search_json import answer_as_json
from archive.queries.clauses import ClauseHit, ClausePage, ClauseQuery, search_clauses
from archive.queries.found import Sort
from archive.queries.limits import SearchRefusedError, SearchTimeoutError


class Command(BaseCommand):
    help = "Search the clauses. The language of queries is that of the search page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="WORDS")
        parser.add_argument("--json", action="store_true", help="print what the API answers")
        parser.add_argument("--sort", choices=[sort.value for sort in Sort])
        parser.add_argument("--page", type=int, default=1)
        parser.add_argument("--site", default="", help="before each address: https://archive.example.org")

    def handle(self, *, words: list[str], page: int, site: str, **options: Any) -> None:
        typed = " ".join(" ".join(words).replace("\0", " ").split())
        sort = Sort(options["sort"]) if options["sort"] else None
        try:
            answer = search_clauses(ClauseQuery(typed, sort=sort, page=max(1, page)))
        except SearchTimeoutError as error:
            raise CommandError("The search took too long.") from error
        except SearchRefusedError as error:
            raise CommandError("The search could not be read.") from error
        if options["json"]:
            shown = answer_as_json(answer, [], lambda address: urljoin(site, address))
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(self._lines(answer, site)))

    def _lines(self, answer: ClausePage, site: str) -> Iterator[str]:
        for trouble in answer.reading.troubles:
            yield self.style.WARNING(f"{trouble.message} {answer.reading.typed}")
            yield " " * (len(trouble.message) + 1 + trouble.start) + "^" * (trouble.end - trouble.start)
        yield "".join(part.text for part in answer.reading.parts) or "There is no word to look for."
        for named in answer.named:
            yield f"{named.mark}  {named.heading}  {urljoin(site, named.url)}"
        texts = [_counted(answer.resolutions, "resolution")] if answer.resolutions else []
        texts += [_counted(answer.papers, "paper")] if answer.papers else []
        yield " in ".join([_counted(answer.clauses, "clause"), *filter(None, [" and ".join(texts)])])
        for hit in answer.hits:
            yield ""
            yield from self._hit(hit, site)
        for words, number in answer.meant:
            yield f"Did you mean {words}? {_counted(number, 'clause')}"
        for words, number in answer.wider:
            yield f"  {words}: {_counted(number, 'clause')}"
        if answer.pages > 1:
            yield ""
            ranked = f"; the best {answer.ranked} are ranked, the rest stand newest first"
            yield f"page {answer.query.page} of {answer.pages}{ranked * (answer.ranked < answer.clauses)}"

    def _hit(self, hit: ClauseHit, site: str) -> Iterator[str]:
        clause = hit.clause
        text = clause.resolution or clause.paper
        yield self.style.MIGRATE_HEADING(f"{text}, {clause.place}") + f"  {clause.conference}"
        yield "".join(
            self.style.SUCCESS(segment.text) if segment.marked else segment.text
            for segment in hit.excerpt.segments
        )
        yield urljoin(site, clause.get_absolute_url())
        if hit.like_words:
            yield f"+{hit.like} like this: {hit.like_words}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
