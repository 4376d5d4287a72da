"""English: the words that its documents are set with; those of its clauses stand in `english_phrases.py`."""

from archive.parser.languages.english_phrases import ENGLISH_PHRASING
from archive.parser.languages.language import Language, Layout, Voting

# Nouns of which at least one stands in the name of a body.
ORGAN_NOUNS = """
agency assembly association authority bank board body bureau cabinet caucus centre center chamber commission
committee community conference congress convention corporation council court crisis delegation directorate
economic executive facility federation forum fund group institute league meeting ministers mission nations
office organ organisation organization panel parliament parties partnership platform programme program
secretariat senate states subcommittee subcommission summit team tribunal union unit unesco unicef
""".split()

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


# A name of a body: words with capitals and the small ones between them.
_NAME_WORD = r"(?:[A-Z][^\s,;:]*|of|on|for|the|and|in|to|against|de|with|at|by|its|from|&|–|-)"
_NAMED = "|".join(noun.capitalize() for noun in ORGAN_NOUNS)
_IN_CAPITALS = "|".join(noun.upper() for noun in ORGAN_NOUNS)

STAFF_ROLES = tuple(
    """
assistant associate chair chairperson chairman chairwoman coordinator deputy director officer president
rapporteur secretary specialist under-secretary-general usg vice vice-chair vice-president moderator head
adviser advisor co-chair co-chairperson co-director co-president parliamentarian facilitator
crisis substantive presiding conference committee honorary senior junior under first second expert scribe
""".split()
)

_DELEGATIONS = r"(?:Member States|delegations|delegates|[Mm]embers|States|countries|nations)"

LAYOUT = Layout(
    months=MONTHS,
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    day_endings=("st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "ˢᵗ", "ⁿᵈ", "ʳᵈ", "ᵗʰ"),
    date_dashes=("to", "and"),
    date_leads=("From", "Between"),
    distributions={"General": "General", "Limited": "Limited", "Restricted": "Restricted"},
    language_names={
        "Arabic": "Arabic",
        "Chinese": "Chinese",
        "English": "English",
        "French": "French",
        "Russian": "Russian",
        "Spanish": "Spanish",
    },
    organ_nouns=tuple(ORGAN_NOUNS),
    # "The Commission on Crime Prevention and Criminal Justice,", "The General Assembly hereby:"
    opening=rf"(?P<name>(?:The|THE) (?=[^;:]*\b(?:{_NAMED}|{_IN_CAPITALS})\b)"
    rf"(?P<body>{_NAME_WORD}(?:,? {_NAME_WORD}){{0,24}}?))"
    r"(?:(?:,|:|,?\s+(?:\*\s*)?hereby\s*[:,]?)[*_]*|(?<=[a-z])[*_]+)",
    bare_opening=rf"(?P<name>(?:The|THE) (?=[^;:]*\b(?:{_NAMED})\b)(?P<body>{_NAME_WORD}(?: {_NAME_WORD}){{0,12}}))",
    # "HEREBY:", "The General Assembly hereby:", "Now, therefore, be it resolved that": between preamble and operative part
    turn=r"(?:(?:the|that the) [^.;:,]{3,90}?,? )?(?:(?:and|now|therefore),? ){0,3}(?:do(?:es)? )?hereby"
    r"|(?:(?:and|now|therefore),? ){0,3}be it (?:hereby |therefore |further )*(?:resolved|enacted)"
    r"(?:,? by the [^.;:,]{3,90}?)?(?:,? that(?: the [^.;:,]{3,90}?(?=:))?)?",
    # "Hereby resolves to:", "The Council has therefore decided as follows:": above clauses that count
    enacts=r"(?:(?:the|this) [^.;:,]{3,90}?,? )?(?:(?:hereby|therefore|and|now|has|have),? ){0,4}"
    r"(?:resolve[sd]?|decide[sd]?|agree[sd]?|determine[sd]?)(?: (?:to|on|upon|that|as follows|the following)){0,3}",
    united_nations="United Nations",
    organs=("General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council"),
    # "Thirtieth session", "Seventy-fifth session", "12th session", "2020 session", "Resumed tenth session"
    session=r"(?:[Rr]esumed )?\d{4} (?:(?:resumed|substantive|organizational|regular) )?session\b|"
    r"(?:(?:[Rr]esumed )?[A-Z][a-z]+(?:-[a-z]+)*|\d+(?:st|nd|rd|th|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)) "
    r"(?i:special |emergency |regular |resumed )*(?i:session)\b.*|"
    r"(?:[A-Z][a-z]+-)?[A-Z]?[a-z]+(?:st|nd|rd|th) meeting(?: [–-] .*)?",
    session_within=r"(?:[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?|\d+)(?:st|nd|rd|th) "
    r"(?:(?:special |emergency |regular |resumed )*session|meeting)",
    # "Agenda item 6 (a)", "Item 3 of the provisional agenda*"
    agenda_item=r"(?:Agenda )?[Ii]tems?\s+"
    r"(?P<number>\d+(?:\.\d+)*(?:\s*\([a-z]+\))*(?:(?:,| and| to)\s*(?:\d+(?:\s*\([a-z]+\))*|\([a-z]+\)))*)"
    r"(?:\s+of the (?:provisional |preliminary |annotated )?(?:agenda|list(?: of items)?))?",
    # "Albania, Italy and Japan: revised draft resolution"
    sponsors=r"(?P<sponsors>.+?):\s*\*{0,3}\s*(?P<revised>revised )?draft (?:resolution|decision)\b.*",
    sponsors_end=r":\W{0,12}(?:revised )?draft (?:resolution|decision)",
    # "Draft resolution submitted by the Vice-Chair of the Committee …", "Revised draft resolution"
    draft=r"(?P<revised>revised )?draft resolution\b",
    # "Resolution adopted by the General Assembly on 2 December 2020"
    adopted=r"(?:^|\b(?:resolutions?|decisions?) )adopted (?:by the (?P<organ>[A-Z][A-Za-z ]+?)(?:,? (?:on|at) .*)?|(?:on|at) .*)",
    resolution="Resolution|Decision|Recommendation",
    report=r"on the report of|without reference to",
    resolution_word=r"(?:(?:Draft|Adopted|Final) )?Resolutions?|Working Paper|DR|(?:(?:Crisis|Joint|Committee|Public|Private|Draft) )?Directives?",
    office="for (?:the )?(?:office|official|secretariat|dais|chair|staff) use(?: only)?",
    signed_by=r"(?:Co-?)?(?:Submitted|Sponsored|Authored|Drafted|Proposed|Signed|Seconded|Supported|Endorsed) by(?: the (?:delegations?|representatives?|delegates) of)?",
    draft_word=r"draft|working paper|DR",
    clauses=r"preamble|p(?:re|er|ere)ambul(?:ar|atory|ant|ary)(?: (?:clauses?|paragraphs?|phrases?|part|section))?|operati(?:ve|onal) (?:clauses?|paragraphs?|phrases?|part|section)",
    amendments=r"(?:(?:list of|proposed|(?:un)?friendly|adopted) )?amendments",
    result_of_text=r"final\b|(?:recorded |roll-call )?(?:votes?|voting|result|outcome)(?: (?:results?|record))? (?:on|of|for) (?:the )?(?:[A-Z]\S*\d|draft|resolution|text|whole)|(?:the |this )?(?:draft |amended )*(?:resolution|text|draft)\b|as amended",
    releases=r"(?:joint )?(?:press (?:release|statement|communiqu[ée])|communiqu[ée]|(?:crisis|news|breaking) (?:update|news|flash|bulletin|note)|newsflash|presidential statement)",
    # "[Amendment 2: clause 3 amended. Adopted 52-14-9.]"
    remark=r"(?:(?:un)?friendly )?amend(?:ment|ed)\b|(?:editor|secretariat|dais|chair|rapporteur)['’]?s? note\b|"
    r"note (?:by|of|from) the\b|(?:(?:operative|preambular) )?(?:clause|paragraph) \S+ (?:was |is )?(?:deleted|struck|amended|divided|voted)|"
    r"division of the question",
    staff_roles=STAFF_ROLES,
    front={
        "staff": r"(?:committee|council|conference)?\s*(?:staff|dais(?: (?:staff|members))?)|members of the (?:dais|bureau)|bureau|officers|secretariat|executive board",
        "agenda": r"(?:adopted |provisional |final )?(?:(?:committee|council|session) )?agenda|(?:list of )?topics(?: (?:discussed|considered|debated|addressed|(?:on the|for) (?:the )?(?:agenda|debate|session)|(?:under|for) (?:discussion|consideration|debate)|before the \w+))?",
        "table": r"(?:list of )?(?:draft )?(?:resolutions?|documents?) (?:adopted|passed|considered|voted|and votes?)\b.*|adopted (?:resolutions|documents)"
        r"|(?:table|list|status|overview) of (?:the )?resolutions|resolutions|voting (?:results|record)|results of (?:the )?vot(?:es?|ing)",
        "register": r"(?:list of )?(?:working papers|position papers|awards)(?: (?:submitted|introduced|received|considered))?",
        "summary": r"(?:executive |committee |session )?summary(?: (?:report|of (?:the )?(?:(?:committee|council|commission|assembly|board)(?:[’']s)? )?(?:proceedings|session|debates?|discussions?|deliberations|work)))?"
        r"|(?:rapporteur|chair|committee|session|director)['’]?s? (?:report|summary)"
        r"|(?:final |summary )?(?:report|account|record) (?:of|by|from) the (?:rapporteur|chair|director|dais|bureau|moderator)s?"
        r"|(?:overview|account) of (?:the )?(?:session|proceedings|debates?|work)",
    },
    attendance=(
        r"(?:attended by|attendance of|participation of|presence of) (?:the )?(?:(?:representatives|delegates|delegations|members) (?:of|from) )?"
        r"(?:a total of |some |all )?COUNT(?= (?:Member|State|deleg|countr|nation|member|represent))",
        rf"\bCOUNT {_DELEGATIONS}(?: [a-z]+)? (?:were present|were represented|were seated|attended|participated|took part|"
        r"took their seats|answered|registered|gathered|assembled|convened|in attendance|attending|present)",
        r"(?<!had )\b(?:heard|gathered|welcomed|comprised|counted|seated|hosted|brought together|consisted of|(?:was )?composed of|"
        rf"made up of) (?:the (?:representatives|delegates) of )?(?:a total of |some )?COUNT {_DELEGATIONS}",
        r"(?:attendance|delegations present|members present|quorum)\s*[:=]\s*COUNT",
    ),
    # "Code", "Question of", "Co-Submitters", "Agenda Item 2"
    fields={
        "code": r"(?:Draft |Final )?(?:Resolution|Document|(?:Working )?Paper|Bill)(?: (?:Code|Number|No\.?|ID|Identifier|Reference|Symbol))?|Code|ID",
        "committee": r"(?:(?:Name of|Crisis|Specialized|General Assembly) )?(?:Committee|Council|Organ|Body|Forum|Commission)(?: Name)?|(?:Submitted|Addressed) to|(?:Adopted|Passed|Considered) (?:by|in)",
        "topic": r"(?:Topic|Issue|Subject|Agenda|Matter)(?: Area| Item| Title| Name| of (?:the )?(?:debate|discussion|(?:draft )?Resolution))?"
        r"(?: (?:[A-Z]|\d{1,2}|[IVX]{1,4}))?|(?:The )?Question(?: of)?|Regarding|Re",
        "title": "Title",
        "sponsors": r"(?:(?:Main|Lead|Head|Principal|Primary|Co|Joint)[ -]?)?(?:Submitters?|Sponsors?|Authors?|Drafters?|"
        r"(?:Sponsoring|Submitting|Authoring|Drafting) (?:States?|Countr(?:y|ies)|Nations?|Members?|Delegations?|Delegates)|Delegations?(?!\W{1,9}\d)|"
        r"(?:Submitted|Sponsored|Authored|Drafted|Proposed|Presented) by(?: the (?:delegations?|representatives?|delegates) of)?)",
        "signatories": r"(?:Number of |No\. of )?Signator(?:y|ies)(?: (?:States?|Countries|Nations|Delegations))?|Supporting (?:States|Countries|Nations|Delegations)|Sign(?:ator(?:y|ies)|ers?)|Signed(?: by)?|Signatures?(?: of (?:the )?(?:chairs?|president|dais))?|Second(?:ed by|ers?)|Support(?:ed by|ers)|Endorsed by",
        "date": "Date",
        "result": r"Results? of (?:the )?(?:vot(?:e|es|ing)|roll call)|(?:Final |Committee )?(?:Action(?: Taken)?|Votes?|Voting|Result|Outcome|Status|Tally|Roll[ -]Call(?: Votes?)?|(?:Decision|Disposition)(?=\W{1,9}(?:not )?(?:adopted|passed|carried|approved|rejected|failed|defeated)))"
        r"(?: (?:Counts?|Tally|Results?|Records?))?(?: on (?:the )?[A-Z][^:,;]{0,60})?",
        "other": r"(?:Approved|Debated|Discussed|Heard|Introduced|Received|Amended|Reported) (?:by|in|on|at)|(?:(?:Un)?friendly |Passed |Adopted )?Amendments?(?=\W{1,9}(?:none|no|n/a|\d{1,2})\b)|Session|Schools?|Students?|Delegates?|Conference|Chairs?|Chairpersons?|Advisors?|Award",
    },
    inner_fields=r"Code|Committee|Forum|Topic|Subject|Issue|Date|Question of|"
    r"(?:(?:Main|Lead|Head|Principal|Primary|Joint)[ -]|Co-?)?(?:Sponsors?|Submitters?|Authors?)|Signatories|(?:Sign|Second|Support|Endors|Sponsor|Submitt)ed by",
    # "Third Committee", "Special Political and Decolonization Committee (Fourth Committee)"
    main_committee=r"(?P<name>(?:First|Second|Third|Fourth|Fifth|Sixth|Special)\b[A-Za-z, -]*?Committee"
    r"(?: \([A-Z][a-z]+ Committee\))?)",
    numbered_body=r"(?P<ordinal>(?:[A-Z][a-z]+-)?[A-Z]?[a-z]*(?:first|second|third|th)|\d+(?:st|nd|rd|th|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)) (?P<body>.*\b(?:Assembly|Congress|Conference|Summit)\b.*)",
    # "General Assembly—Twenty-sixth Session", "Resolutions adopted on the reports of the Second Committee"
    volume=r"General Assembly\s?[—–-]\s?(?P<session>[A-Z][a-z]+(?:-[a-z]+)? (?:[A-Za-z]+ ){0,2}[Ss]ession)|"
    r"Resolutions adopted (?:on the reports? of the (?P<committee>[A-Z][A-Za-z ]+? Committee)|without reference to .+)",
    note=r"(?P<kind>(?:Note|Report|Background paper|Working paper|Memorandum|Letter)\b"
    r".* (?:by|of|from) the .+?)",
    # "47th plenary meeting", "Seventh plenary meeting"
    meeting=r"(?:\d+(?:st|nd|rd|th|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ) (?:\(resumed\) )?(?:plenary )?|"
    r"(?:[A-Z][a-z]+-)?(?:[A-Z]?[a-z]+th|[Ff]irst|[Ss]econd|[Tt]hird) plenary )meeting\b",
    annex="Annex|Appendix|Enclosure|ANNEX|APPENDIX",
    section="Section|Part|Chapter",
    summary="(?:executive )?summary",
    contents="(?:table of )?contents",
    contents_columns="paragraphs?|pages?|chapters?|annex(?:es)?|boxes|tables|figures",
    # "Recommendation 1", "Article 4", "Box II"
    counted="Recommendation|Article|Chapter|Section|Part|Question|Option|Step|Goal|Objective|Lesson|Finding|"
    "Conclusion|Principle|Guideline|Proposal|Topic|Theme|Box|Table|Figure|Decision",
    # "Resolution 70/1.", "See …", "Ibid., …", "United Nations, Treaty Series, …"
    notes_heading=r"(?:Foot|End)?notes",
    citation=r"(?:[A-Z][A-Za-z]+ ){0,3}[Rr]esolutions? \d+[/ ][\dA-Z(]|See\b|Ibid\b|Official Records\b|"
    r"Adopted under\b|Available (?:at|from)\b|United Nations, (?:Treaty|Juridical)|"
    r"Report of the [^.;]*?(?:vol\.|chap\.|\d{4}\))",
    model_un=r"(?i:model (?:united nations\b|league of arab states|organi[sz]ation of american states|u\. ?n\.|(?:un|arab league|european union|eu|european parliament|african union|congress|parliament|nato|oas|asean|g-?20)\b)"
    r"|simulation)|\b[A-Z]?[A-Za-z]{0,12}MUN[A-Z]{0,2}\b",
    # "They are not official United Nation documents", "It is not a document of the United Nations"
    disclaimer=r"\bnot (?:an? )?(?:official )?(?:documents? of the )?United Nations?(?: documents?)?\b",
    # "and" parts names, save in those that hold one ("Bosnia and Herzegovina").
    between_names=r"(?:and|&)\s+(?:the\s+)?(?!Herzegovina|Barbuda|Nevis|Pr[ií]ncipe|Tobago|Grenadines|Northern)",
    article=r"the\s+",
    leads_on="by|to|that|including|through|for|from|with|on|as follows|such as|would|will",
    links=("of", "the", "and", "for", "on", "in", "to", "against", "with"),
    connectives=("and", "or"),
    never_last=("the", "a", "an", "of", "its", "their"),
    never_joined=r"(?:the|a|an) (?:of|to|from|for|with|by|at|and|or|that|which|the|a|an|is|are|was|were|has|have"
    r"|its|their|this|these)|(?:of|with|from|for) (?:of|is|are|was|were|has|have|shall)|of to"
    r"|(?:its|their) (?:of|to|from|for|with|by|the|a|that|which|is|are|was|were)",
)


NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"no": 0, "none": 0, "nil": 0, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
     "eighty": 80, "ninety": 90}  # fmt: skip

VOTING = Voting(
    numbers=NUMBER_WORDS,
    voters=r"votes?|Member States|States|delegations|delegates",
    in_favour=r"in\s+favou?r|for|yes|yeas?|ayes?",
    against=r"against|opposed|opposing|nays?|noes",
    abstaining=r"abstentions?|abstaining|abstained|abstain",
    absent=r"non-?voting|not voting|absent",
    # "120 to 3, with 50 abstentions", "by 24 votes to 2, with 7 abstentions"
    tally=r"(?P<favor>\d{1,3})(?:\s+votes?)?\s+to\s+(?P<against>\d{1,3}|none)"
    r"(?:,?\s+with\s+(?P<abstentions>\d{1,3}|no)\s+abstentions?)?",
    without_a_vote=r"without a vote|acclamation|consensus|unanimous(?:ly)?(?! support)",
    adopted="adopted|passed|passes|pass|approved|carried",
    rejected="not adopted|rejected|failed|fails|fail|defeated|did not pass|not passed",
    decided=r"(?:The |This )?(?:draft )?(?:(?:resolution|motion|bill) )?(?:was |is |has been )?"
    r"(?:unanimously )?(?:adopted|passe[ds]|fails|carries|failed|rejected|carried|approved|defeated|not (?:adopted|passed))"
    r"(?! (?:draft )?(?:resolutions|documents|texts)\b)",
    # "Adopted by a recorded vote of 12 to 4, with 3 abstentions. …", "The draft resolution was adopted without a vote."
    # "Resolution 90/7 was adopted by a recorded vote …", "Adopted by the Security Council …, by 12 votes in favour, none against …"
    told=r"(?:(?:(?:The|This) [^.:;]{0,120}?\b|Resolution \d[^.:;\s]{0,12} (?:\(\d{4}\) )?)was )?(?:not )?(?:adopted|rejected|approved|defeated)\b[^.:;]{0,160}?"
    r"\b(?:without a vote|by consensus|by acclamation|(?:recorded|roll-call|non-recorded) vote|vote of \d+|"
    r"\d+ votes? (?:to \d+|in favou?r\b))",
    part=r"amendments?|clauses?|paragraphs?|(?:motion|proposal|request) to|procedural|adjourn\w*",
    heading=r"(?:recorded |roll[ -]call )?votes?|voting (?:record|results?)",
    positions={
        "In favou?r|Yes": "in favour",
        "Against|No": "against",
        "Abstain(?:ing|ed|s)?|Abstentions?": "abstaining",
        "Absent|Not (?:voting|participating)|Non-voting|Did not vote": "non-voting",
    },
    columns={
        "code": r"(?:draft )?resolutions?|drafts?|documents?|papers?|symbols?",
        "topic": r"titles?|subject matter",
        "outcome": r"decisions?|adopted|passed|how (?:it )?(?:was )?(?:decided|voted)",
    },
)

# Words that often stand before a hyphen of their own.
HYPHENED = frozenset(
    """
all and anti co counter cross early far fast first five follow four free full half hard high ill large
lead least legally less long low mid middle multi non of one open people post rain self short single small
socio the three two vice well wide world year
""".split()
)

# Words that often stand behind a hyphen of their own ("community-based").
BEHIND_HYPHENS = frozenset(
    """
affected age aged agency aid aligned away back based bearing being border borne bound building called carbon
care centered centred chair chief civil class conflict control country cultural cutting day deep designed
determination discrimination discriminatory down driven economic edge effective efficient emission energy
fed fifths financed finding focused fold free friendly funded general generated governmental growing held
holder holders house impact in income intensive keeping known land lasting led level life like line linked
lived living looking low made maker makers making management market member minded neutral nuclear off old on
operation operational operative ordinate ordinated ordination oriented out owned paid parliamentary party
people policy poor president producing profit prone proof quality quarters raising range ranging reaching
related reliance reporting resistant resolution responsive rich risk round run running saving scale
secretary sector sensitive setting sharing site sized skilled solving specific sponsored standing state
states step structural style sufficiency sufficient support supported sustaining table taking term tested
third thirds time to type up violence violent wage water way wide wing winning work workers year years
""".split()
)

# Endings that are no words: a hyphen before one parts syllables ("Interna-" / "tional").
FRAGMENTS = frozenset(
    """
ability ably ade ance ances ancy aries ary ate ated ately ates ating ation ational ations ative bered bers
bility ble bly cally cance cant cate cated cates cation cational cations cency cessary cial cially cies cil
cise cised cising cision cisions cled cles cur cured cuss cussed cussion cy dation dations dence dent dered
dies dition ditional ditions dom doms dure dures ed ence ences ency ening ental ered ering ern erning ery ferred
ferring fic fically fication fied fies ful fully gation gations gence gency gional gions gress guage hood hoods ibility
ible ibly ical ically ics ied ies ing ingly ings ious iously ism ist istic istics ists ities itive ity ive
ively ization ize ized izes izing lation lations lected lective lem lems lence lent lished lishing lishment
lization lized lizing ly ment mental mentary mented menting ments mise mising mit mitted mittee mittees mony
mous mously nance nances nating ness nesses nical nities nition nity nomic nomy ology opment ous ously pated pates
pation plement plemented plete pletely posed ration rations rative rial rially rials riate ries rious rities
rity sary sation sed sentation sentative sentatives sibility sible sibly sidered sion sional sions sity sive
sively sponsible ster sure sures tain tained taining tant tation tations tative tatives ted tem tems tered
teria tial tially tic tical tically tics ties ting tion tional tionally tioned tioning tions tive tively
tives tor tories tors tory trol ture tured tures tute tutes tution tutional tutions ty uation uations ular
ularly ure ures vance vation vations vened vention ventions versity vide vided vides viding vities vity
zation zational zations zed zing
""".split()
)

ENGLISH = Language(
    name="English",
    codes=("en", "eng"),
    common_words=frozenset("the of and to in for that with by its on which their as is be".split()),
    fragments=FRAGMENTS,
    hyphened=HYPHENED,
    behind_hyphens=BEHIND_HYPHENS,
    dashes_touch=True,
    phrasing=ENGLISH_PHRASING,
    layout=LAYOUT,
    voting=VOTING,
)
