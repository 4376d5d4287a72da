"""Every regular expression that reads the edges of pages and lines, named, an example above each."""

import re

_PAGE = r"(?:pages?|p[áa]g(?:ina)?\.?|pp?\.)"
# "Page 2" alone
PAGE_ALONE = re.compile(rf"^\W{{0,40}}{_PAGE}\s*\d{{1,3}}(?:\s*(?:of|/|de|sur)\s*\d{{1,3}})?\W*$", re.I)
# "…, page 3", "(p. 4 of 9)"
PAGE_WORD = re.compile(rf"\b{_PAGE}\s*\d{{1,3}}(?:\s*(?:of|/|de|sur)\s*\d{{1,3}})?\W*$", re.I)
# "3 | NMUN•NY 2017 | Documentation of the Work", "4     Council on Wells": a running head with its page before it
HEAD_NUMBER_BEFORE = re.compile(r"^\W{0,40}(?P<number>\d{1,3})(?:\s*[|•·]\s*|\s{3,})(?P<rest>[^\W\d].*)$")
# "THIMUN 2016 – page 1 of 2", "… | Page 2", "NMUN 2008 – CPD      The Work      3": and with its page behind it
HEAD_NUMBER_BEHIND = re.compile(
    rf"^(?P<rest>\S.*?)(?:[\s|•·,–—/(-]+{_PAGE}\s*|\s{{3,}}|\s*[|•·]\s*)(?P<number>\d{{1,3}})(?:\s*(?:of|/|de|sur)\s*\d{{1,3}})?\W*$",
    re.I,
)
# "Page 3 of 9", "3/9", "p. 3 de 9": a page, and how many there are
PAGE_OF = re.compile(
    rf"(?:^|\s|\b)(?:{_PAGE}\s*)?(?P<page>\d{{1,3}})\s?(?:of|/|de|sur)\s?(?P<all>\d{{1,3}})\W*$", re.I
)
# "31-03061", "V.31-03061": the number of a print job, without what stands behind it
_JOB = r"(?<![\w-])(?:[A-Z]{1,3}\.)?\d{2}[-–]\d{4,5}(?![\w-])"
JOB_NUMBER_ITSELF = re.compile(_JOB)
# "31-03061 (E) 100331 110331", "V.31-03061 2/3", "2/3 31-03061" within a line
INNER_JOB_NUMBER = re.compile(
    rf"(?:(?<![\w/])\d{{1,3}}/\d{{1,3}} )?(?P<job>{_JOB})(?: ?\([A-Z]\))?(?: \d{{6}}(?!\w)){{0,3}}(?: \d{{1,3}}/\d{{1,3}}(?![\w/]))?"
)
_CODE = r"(?P<code>(?-i:(?=[A-Z]\S{0,80}\d)[A-Z])[A-Za-z0-9&]{0,11}(?:[/.-][A-Za-z0-9]{1,6}){2,5})"
# "CSW/1/1", "Code: CSW/1/1", "RESOLUTION CODE: GA/01/A/02     Page 3 of 5": a code alone, named or not, paged or not
CODE_LINE = re.compile(
    rf"^\W{{0,40}}(?:[A-Za-z ]{{2,24}}:[*_]{{0,4}}\s*)?{_CODE}"
    rf"[*_]{{0,4}}(?:\s.{{0,80}}?\b{_PAGE}\s*\d{{1,3}}(?:\s*(?:of|/)\s*\d{{1,3}})?)?\W*$",
    re.I,
)
# "CSW/1/1 • 3", "CSW/1/1 – 3", "CSW/1/1   3/7", "CSW/1/1, page 3 of 7", "3 | CSW/1/1": a code with a page number beside it
CODE_FOOT = re.compile(
    rf"^\W{{0,10}}(?:(?P<page>\d{{1,3}})(?:\s?[|•·–—-]\s?|\s{{3,}}))?{_CODE}"
    rf"(?(page)|(?:\s?[|•·,–—-]\s?|\s{{1,40}})(?:{_PAGE}\s?)?\d{{1,3}}(?:\s?(?:of|/|de|sur)\s?\d{{1,3}})?)\W{{0,10}}$",
    re.I,
)
