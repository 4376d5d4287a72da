"""Every regular expression that reads lines before they are blocks, named, an example above each."""

import re

# "a", "湖": what words are made of
LETTER = re.compile(r"[^\W\d_]")
# "   - 49 2. *Requests*": indent, list hyphen, the rest
LINE_PREFIX = re.compile(
    r"^(?P<indent>[ \t]*)(?P<quote>(?:>\s*)*)(?:(?P<bullet>[-•–▪◦●○■‣►➢✓*](?=\s|$)|o(?=\t|\s{2})))?\s*(?P<rest>.*)$"
)
# "Fifth session            Original: English": more white space than says more
WIDE_GAP = re.compile(r"(?P<kept>\s{8})\s+")
# "<u>Calls upon</u>", "<em>", "<br/>": what a converter left of a page's tags
EMPHASIS_TAG = re.compile(r"</?(?:u|b|i|em|strong|ins|mark)>", re.I)
# "*", "**", "_", "__", but not the "_" of "snake_case"; "\\*": a mark that is escaped
EMPHASIS_MARK = re.compile(r"\\[$*_#\[\]()\-&.+!~>|]|\*\*?|__|(?<![^\W_])_|_(?![^\W_])")
# "__Urges__", "***Urges***", "**_Urges_**": emphasis in more marks than say more
HEAVY_EMPHASIS = re.compile(
    r"(?<![\w*_])(?P<open>_{2,4}|\*{3,4}|\*{1,2}_{1,2}|_{1,2}\*{1,2})(?=[^\s*_])(?P<text>[^*_]*[^*_\s])(?P<close>[*_]{2,4})(?![\w*_])"
)
# "_The Council_ ,": the space that a converter puts behind emphasis
SPACE_BEHIND_EMPHASIS = re.compile(r"(?<=[^\s*_][*_])\s+(?=,(?:\s|$))")
# "41", "41 *Emphasizing* …": a line number before its line
PRINTED_NUMBER = re.compile(r"^(?P<number>\d{1,4})(?:\s+(?P<rest>\S.*))?$")
# "5  2. Proposes …": a number that a wider gap than that of words sets apart
NUMBER_APART = re.compile(r"^\d{1,4}\s{2,}\S")
# "Recalling the dry years,     41", "41": a line number behind its line
NUMBER_BEHIND = re.compile(r"^(?:(?P<rest>\S.*?)\s+)?(?P<number>\d{1,4})$")
# "12", "- 12 -", "**15**", "2 | Page", "PSC – 2 –", "Page 3 of 9", "Página 1 de 2", "3/9", "[page 3]"; not "2023," or "12."
PAGE_NUMBER = re.compile(
    r"^\W{0,40}(?:(?:pages?|p[áa]g(?:ina)?\.?|p\.)\s*|(?-i:[A-Z]{2,8}) (?=[–—-]\s*\d{1,4}\s*[–—-]$))?(?:[–—-]\s*)?(?P<number>\d{1,4})(?:\s*(?:of|/|de|sur)\s*(?P<total>\d{1,4})|\s*\|\s*page)?[^\w.,;:]*$",
    re.I,
)
# "V.15-06128 3", "V.15-06128 (E) 030915 040915", "15-06128* (E)", "20-16789 **2/5**", "94-04871 /...", "02 21190", "K2200704[E] 110322",
# "*2012345*", "\\*2012345\\*"
JOB_NUMBER = re.compile(
    r"^\W{0,40}(?:\d+(?:/\d+)?\W+)?(?:(?:[A-Z]{1,3}\.?\s?)?\d{2}[-–]\d{4,5}|\d{2} \d{5}|[A-Z]{1,2}\d{7})"
    r"(?:\\?\*?\s*[(\[][A-Z][)\]])?(?:[\s*\d/]*)(?:/\s?(?:\.{3}|…))?$|^\\?\*?\d{7,8}\\?\*?$"
)
# "© 2031 The Secretariat", "Please recycle", "[page intentionally left blank]": an imprint, no text
IMPRINT = re.compile(
    r"^\W{0,40}(?:©.*|\(c\) \d{4}\b.*|please recycle|(?:this )?page (?:is )?(?:intentionally |deliberately )?left blank"
    r"|[^.]{0,80}\ball rights reserved)\W*$",
    re.I,
)
# "|||||||||||": the bars of a print job's code
BARS = re.compile(r"^[|l▌▐█❘│]{6,}$")
# "/...", "/…": the text goes on overleaf
OVERLEAF = re.compile(r"^/\s?(?:\.{2,3}|…)$")
# "= = =", "* * *", "- - -", "---": the end of a text
END_MARK = re.compile(r"^(?:=\s*){3,}$|^[*~#•·◆⁂-](?:\s+[*~#•·◆⁂-])+$|^(?:[~#•·◆-]{3}|⁂)$")
# "![](_page_0_Picture_2.jpeg)": a picture that a converter left
PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
# "3/14/19, 9:28 PM Our resolutions", "14.03.2019, 21:28 Our resolutions", "https://example.org/set 2/9": what a
# browser prints above and below each page
BROWSER_EDGE = re.compile(
    r"^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?!\d)|^(?:file|https?)://\S+\s+\d{1,4}/\d{1,4}$"
)
# "… the repre-", "l’enlève-", "*Recog-*": the first half of a word that a line end broke, maybe by a soft hyphen;
# not "$5 -", "2019-"
BROKEN_WORD = re.compile(r"(?:^|[\s(“\"«*_/’'-])(?P<first>[^\W\d_]{2,})(?P<hyphen>[-\u00ad])[*_]*$")
# "sentative of", "*nizing* that", "tary-General": the second half
REST_OF_WORD = re.compile(r"^[*_]*(?P<second>[^\W\d_]{2,})(?!\w)")
# "con-\u00adsensus": a word that a line end within a cell broke
BROKEN_WITHIN = re.compile(r"(?P<first>[^\W\d_]+)-\u00ad(?P<second>[^\W\d_]+)")
# "—sparing both …": a line that begins with the dash behind the word above
TORN_DASH = re.compile(r"^—(?=\w)")
# "representative"; not the parts of "well-known"
WHOLE_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
# "awareness-raising"
COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)+")
# "1 See resolution …", "12United Nations", "** Reissued …": a note's mark that came out plain
PLAIN_NOTE = re.compile(
    r"^(?P<mark>\d{1,3}(?:(?=[A-Z“])|(?=\s))|\*{1,3}(?=\s))\s*(?P<rest>[*_]{0,2}[A-ZÀ-Þ“\"«‘(\[\d]\S*.*|(?:https?:|www\.)\S+.*)$"
)
# "\\*E/CN.96/1.", "\\* See …": the stars of a note, escaped
ESCAPED_STARS = re.compile(r"^(?P<stars>\\\*(?:\\?\*){0,2})\s*(?=\S)")
# "1/ Official Records …", "*/ …": as old documents print notes
SLASH_NOTE = re.compile(r"^(?P<mark>\d{1,3}|\*{1,3}|[a-z])/\s+(?P<rest>[A-Z“\"].*)$")
# "… a week2.", "… of words.”": the end of a sentence
ENDS_SENTENCE = re.compile(r"[.!?][”»’\"')*_⁰¹²³⁴-⁹]{0,6}$")
# "________", "-----": the rule above notes
RULE = re.compile(r"^(?:[_‗]{4,}|[-–—]{4,}|―{2,})$")
# "the Charter2 by", "needs none,1", "les États :2", "in 2018.6": a raised figure that came out plain
FLAT_REFERENCE = re.compile(
    r"(?:(?<=[a-zß-ÿ”»’)])(?:[,.;:]| [;:])?|(?<=\b(?:19|20)\d\d[.,;:]))(?P<number>\d{1,3})(?![\w/]|[,.:]\d)"
)
# "the Council 1 and", "the Secretary-General, 2": as old documents set it apart
SPACED_REFERENCE = re.compile(r"(?<=[a-zß-ÿ”»’)])[,.;:]? (?P<number>\d{1,2})(?=[ ,;:](?!\d)|$)")
# "provisional agenda*", "Council,**", "Pakistan:*"
STARRED_WORD = re.compile(r"(?<=[\w.,:;)”])\\?(?P<stars>\*{1,3})(?=[\s.,:;)]|$)")
