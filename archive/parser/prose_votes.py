"""Votes that only a summary tells, in sentences that name resolutions by their codes.

Guarantee: a resolution whose vote is printed elsewhere keeps it; nothing is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parser.model import Problem, Resolution, Severity, Status, Vote
from archive.parser.vote_patterns import ADOPTED, AMENDED, REJECTED, SENTENCE_END
from archive.parser.votes import read_vote

# What stands between codes that share one vote: "OPS/1/1, OPS/1/2 and OPS/1/3 were adopted by consensus".
MAX_BETWEEN = 12


def with_told_votes(
    resolutions: Sequence[Resolution], summary: str | None
) -> tuple[tuple[Resolution, ...], list[Problem]]:
    """The resolutions, those without a vote with the one that the summary tells of their code."""
    told = _told(summary or "", [each.code for each in resolutions if each.code])
    found: list[Resolution] = []
    problems: list[Problem] = []
    for each in resolutions:
        votes = list(dict.fromkeys(told.get(each.code or "", ())))
        if each.vote or not votes:
            found.append(each)
            continue
        line = next(iter(each.place.lines), None)
        if len(votes) > 1:
            message = f"The summary tells two votes on {each.code}; neither is taken."
            problems.append(Problem("vote-in-prose", message, line))
            found.append(each)
            continue
        message = f"The vote on {each.code} is told in the summary alone."
        problems.append(Problem("vote-in-prose", message, line, Severity.INFO))
        status = Status.ADOPTED if votes[0].adopted else Status.REJECTED
        found.append(replace(each, vote=votes[0], status=status))
    return tuple(found), problems


def _told(summary: str, codes: Sequence[str]) -> dict[str, list[Vote]]:
    """The votes that sentences tell of each code, in printed order."""
    told: dict[str, list[Vote]] = {}
    if not codes:
        return told
    named = re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, codes))})(?![\w/-]|\.\w)")
    for sentence in SENTENCE_END.split(summary):
        for names, words in _clauses(sentence, named):
            if vote := _vote_in(words):
                for code in names:
                    told.setdefault(code, []).append(vote)
    return told


def _clauses(sentence: str, named: re.Pattern[str]) -> Iterator[tuple[list[str], str]]:
    """The codes that stand together in a sentence and the words that tell of them: those behind, to the next
    codes; where only one group of codes is named, the whole sentence."""
    found = list(named.finditer(sentence))
    groups: list[list[re.Match[str]]] = []
    for code in found:
        if groups and code.start() - groups[-1][-1].end() <= MAX_BETWEEN:
            groups[-1].append(code)
        else:
            groups.append([code])
    for at, group in enumerate(groups):
        begin = 0 if len(groups) == 1 else group[0].start()
        end = groups[at + 1][0].start() if at + 1 < len(groups) else len(sentence)
        names = [code.group() for code in group]
        before = sentence[groups[at - 1][-1].end() if at else 0 : group[0].start()]
        if not AMENDED.search(before.rpartition(";")[2]):
            yield names, named.sub("", sentence[begin:end])


def _vote_in(words: str) -> Vote | None:
    """The vote that words tell together with how it ended."""
    return read_vote(words) if ADOPTED.search(words) or REJECTED.search(words) else None
