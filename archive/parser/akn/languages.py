"""What depends on the language of a United Nations document: data, not logic."""

from __future__ import annotations

import re

# "on the report of the Third Committee", and how the committee is named there.
REPORT_OF = re.compile(
    r"(?:on the (?:recommendation|report) of the"
    r"|sur (?:la base du |le )?(?:rapport|recommandation) (?:de la|du|de l[’'])"
    r"|sobre la base del informe (?:de la|del)"
    r"|по докладу"
    r"|بناء على تقرير"
    r"|根据)\s*(?P<name>.+?)(?:的报告(?:通过)?)?$",
    re.I,
)

# Russian declines the names in that place.
RUSSIAN_COMMITTEES = {
    "firstCommittee": "Первый комитет",
    "secondCommittee": "Второй комитет",
    "thirdCommittee": "Третий комитет",
    "fourthCommittee": (
        "Комитет по специальным политическим вопросам и вопросам деколонизации (Четвертый комитет)"
    ),
    "fifthCommittee": "Пятый комитет",
    "sixthCommittee": "Шестой комитет",
}

# A heading that only counts the one below it: "IV", "Article 2", "第一章", "أولا".
COUNTING_HEADING = re.compile(
    r"(?:\w{2,12}\s)?(?:\d{1,3}|[IVXLC]{1,7})\.?"
    r"|第.{1,4}[章条节部]|[一二三四五六七八九十]{1,3}、?"
    r"|(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي)[اً]{0,2}(?:\sعشر[اً]{0,2})?"
)

DISTRIBUTIONS = ("General", "Limited", "Restricted")

# What stands in a list of sponsors without being one.
NO_SPONSOR = re.compile(
    r"^(?:submitted by|on the (?:basis|report)|the representative of|at the request)\b", re.I
)
# "Iraq (on behalf of the States Members of … the Group of 77 and China)"
CAPACITY = re.compile(r"\s*\((?:on behalf of|in (?:its|his|her) capacity)[^()]*(?:\([^()]*\)[^()]*)*\)", re.I)
