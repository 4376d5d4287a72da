"""What `/api/v1/` answers, in the terms of OpenAPI 3.1; a test holds its answers against this."""

from typing import Any

from django.conf import settings

from archive.models import Clause
from archive.queries.facets import HEADINGS
from archive.queries.found import Sort

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
COUNT: Json = {"type": "integer", "minimum": 0}
MAYBE_TEXT: Json = {"type": ["string", "null"]}


# How values are spelled, where that does not say itself.
SPELLED = {"year": ", or from one to another: 2015..2020, 2015.., ..2020"}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _object(**properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


HIT = _object(
    url={**TEXT, "format": "uri", "description": "permanent"},
    kind={**TEXT, "enum": list(Clause.Kind.values)},
    place={**TEXT, "description": 'as one would cite it: "operative 4 (b) (i)"'},
    phrase=MAYBE_TEXT,
    verb={**MAYBE_TEXT, "description": 'of the phrase, normalised: "invite"'},
    text=TEXT,
    highlights={
        **_list({**_list(COUNT), "minItems": 2, "maxItems": 2}),
        "description": "what matched, as characters of the text: from, and up to but not with",
    },
    like={**COUNT, "description": "how many others found differ from it in numbers and names alone"},
    language=TEXT,
    lines={"type": ["array", "null"], "items": COUNT, "description": "first and last printed line number"},
    confidence={"type": "number", "description": "how sure the reading is, from 0 to 1"},
    code=MAYBE_TEXT,
    symbol=MAYBE_TEXT,
    title=TEXT,
    committee=TEXT,
    conference=TEXT,
    year={"type": ["integer", "null"]},
    vote={**TEXT, "enum": list(Clause.Outcome.values)},
    cites={**_list(TEXT), "description": 'instruments cited: "A/RES/55/25"'},
    simulation={"type": "boolean", "description": "a simulation, not a United Nations document"},
)
ANSWER = _object(
    query=TEXT,
    reading={**TEXT, "description": "how the query was read"},
    left_out=_list(TEXT),
    troubles=_list(_object(message=TEXT, start=COUNT, end=COUNT)),
    problems={**_list(TEXT), "description": "parameters that could not be read"},
    sort={**TEXT, "enum": [sort.value for sort in Sort]},
    page=COUNT,
    pages=COUNT,
    clauses={**COUNT, "description": "found, exactly"},
    resolutions=COUNT,
    papers=COUNT,
    ranked={**COUNT, "description": "so many stand by relevance, those behind them newest first"},
    named={
        **_list(_object(url=TEXT, name=TEXT, title=TEXT, place=MAYBE_TEXT)),
        "description": "named outright",
    },
    hits={**_list(HIT), "description": f"{settings.SEARCH_PAGE_SIZE} a page"},
    facets=_list(
        _object(
            name=TEXT,
            heading=TEXT,
            cut={"type": "boolean", "description": "whether there are others, that fewer clauses have"},
            values=_list(_object(value=TEXT, label=TEXT, clauses=COUNT, chosen={"type": "boolean"})),
        )
    ),
    meant={
        **_list(_object(query=TEXT, clauses=COUNT)),
        "description": "where a word stands in no clause: with one that does, which finds more",
    },
    wider={**_list(_object(query=TEXT, clauses=COUNT)), "description": "where nothing was found"},
)


def _parameter(name: str, description: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def describe() -> Json:
    """The whole description."""
    words = {**TEXT, "maxLength": settings.QUERY_MAX_CHARS}
    filters = [
        _parameter(
            name,
            f"{heading}{SPELLED.get(name, '')}; several let through any of them",
            _list(TEXT),
        )
        for name, heading in HEADINGS.items()
    ]
    answers = {
        "200": {"description": "A page of clauses.", "content": {"application/json": {"schema": ANSWER}}},
        "400": {"description": "The search could not be read."},
        "503": {"description": "The search took too long."},
    }
    search = {
        "summary": "Search the clauses",
        "description": "The language of queries stands on the search page: words, phrases, fields.",
        "parameters": [
            _parameter("q", "the query", words),
            *filters,
            _parameter("from", "the first year, beside those in year", TEXT),
            _parameter("to", "the last year, beside those in year", TEXT),
            _parameter("sort", "relevance without one, where there are words", ANSWER["properties"]["sort"]),
            _parameter("page", "from 1", {"type": "integer", "minimum": 1}),
        ],
        "responses": answers,
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rapporteur", "version": "1", "description": "Clauses of committee documents."},
        "paths": {"/api/v1/clauses/": {"get": search}},
    }
