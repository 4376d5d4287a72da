"""English: the words that open its clauses."""

import re

from archive.parser.languages.language import Form, Phrasing, one_of

# Verbs that open clauses, as lemmas. `phrases` derives "recalls", "recalling" and "recalled" from them.
VERBS = """
accelerate accept acclaim acknowledge address adopt advise advocate affirm agree aim alarm allocate allow
announce anticipate appeal applaud appoint appreciate appropriate approve ask assert assign assure attach
authorise authorize await ban bear begin believe block build call caution cease celebrate certify charge
clarify co-operate commemorate commence commend commit compel compliment concern conclude concur condemn
confirm congratulate consider contemplate continue convene convince create cultivate decide declare dedicate
defer define demand denounce deplore deploy designate desire determine devote direct disappoint disapprove
discourage dismay dispatch disturb draw elaborate elect embrace emphasise emphasize employ enable encourage
endeavour endorse enforce enhance ensure entrust envisage establish examine expand expect expedite express
extend facilitate favor favour finance find focus follow forbid form freeze fulfil fulfill fund further
grant guarantee guide hail hasten have highlight hold honor honour hope identify implement implore impose
improve incentivize include increase inform initiate insist inspire instruct integrate intend introduce
invest invite involve keep lament launch lay lift limit look maintain mandate mention mobilize motivate
mourn move nominate note notice object observe offer oppose order organize outline oversee pardon pay permit
persuade plead pledge point postpone praise prefer prepare prevent prioritise prioritize proclaim prohibit
promise promote prompt propose protect provide publish question raise re-emphasize re-establish reaffirm
realise realize recall receive recognise recognize recommend recommit reconfirm reconsider record reduce
reestablish refer reference regard regret reinforce reiterate reject rejoice release rely remain remember
remind renew repeat report request require resolve respect restate restore restrict revoke sadden salute
sanction secure seek select send set share shock solicit standardize state strengthen stress strive submit
suggest summon support suspend take task terminate thank transfer transmit trigger trust underline
underscore understand undertake uphold urge use utilise utilize value view voice vow warn welcome wish
withdraw
""".split()

# Forms that no rule of spelling gives, to their lemma.
IRREGULAR = {
    "acting": "act",
    "bearing": "bear", "bore": "bear", "borne": "bear", "chose": "choose", "drawn": "draw", "drew": "draw",
    "found": "find", "given": "give", "having": "have", "has": "have", "heard": "hear", "held": "hold",
    "kept": "keep", "laid": "lay", "met": "meet", "paid": "pay", "said": "say", "seen": "see",
    "seeing": "see", "sought": "seek", "set": "set", "setting": "set", "shaken": "shake", "taken": "take",
    "taking": "take", "took": "take", "understood": "understand", "undertaken": "undertake",
}  # fmt: skip

# Heads that are adjectives or nouns. Their verb is the adjective itself.
ADJECTIVES = """
afraid anxious appalled apprehensive appreciative ashamed aware certain cognizant cognisant confident
conscious contemptuous convinced desirous determined eager encouraged full fully grateful grieved hopeful
indignant keen mindful proud ready sensible sensitive solicitous supportive sympathetic thankful troubled
unaware whereas worried
""".split()

# Words that may stand before or after the head without changing what it is.
ADVERBS = """
additionally again also always clearly completely consequently continually deeply eagerly emphatically
especially ever expressly extremely fervently finally firmly formally fully further furthermore gravely
greatly hereby highly humbly keenly kindly likewise merely moreover once particularly profoundly recently
respectfully seriously sincerely solemnly specifically strongly therefore thoroughly too truly unanimously
urgently utterly very vigorously warmly well wholeheartedly
""".split()

# What any head may take along as its fixed object or complement; longest first when matched.
COMPLEMENTS = (
    "in mind", "in view", "into account", "into consideration", "note", "notice", "attention",
    "the attention", "particular attention", "special attention", "careful note", "special note",
    "due note", "full note", "tribute", "condolences", "emphasis", "special emphasis",
    "full consideration", "cognizance", "cognisance", "stock", "forward", "ahead", "up", "seized",
    "actively seized", "confidence", "outrage", "solidarity",
    "in the strongest terms", "in the strongest possible terms", "without reservation",
)  # fmt: skip

# What only these heads take along.
OBJECTS = {
    "take": ("action", "steps"),
    "express": ("support", "full support", "strong support", "the hope", "the conviction", "the belief"),
    "pledge": ("support", "full support"),
    "renew": ("its decision",),
    "point": ("out",),
}

# Heads that are no whole phrase alone: "takes (note)", "draws (attention)", "expresses (concern)".
NEEDY = "be bear call direct draw express give have keep lay pay remain take voice".split()

# Feelings: "with deep concern", "expresses grave alarm", "its very serious concern".
FEELINGS = """
alarm appreciation approval caution concern concerns confidence conviction disappointment dismay distress
gratitude hope indignation interest outrage pleasure pride regret sadness satisfaction sorrow sympathy
""".split()
DEGREES = """
continued deep deepest full grave gravest great growing heartfelt highest increasing particular profound
serious sincere special strong the utmost very warm
""".split()

# Nouns after "its", "their" or "our" ("Expresses its deep appreciation").
POSSESSED = """
admiration alarm appreciation appeal approval awareness belief call commitment concern condemnation
condolences confidence conviction desire determination disappointment dismay disapproval
encouragement expectation faith full gratitude grief hope indignation intention interest invitation outrage
pledge position profound readiness recognition regret request requests resolve
respect satisfaction sadness solidarity sorrow support sympathy thanks willingness wish
""".split()

PREPOSITIONS = (
    "about",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "that",
    "to",
    "upon",
    "with",
    "at",
    "by",
    "from",
)

# Endings of heads that are not listed, and what to put for a lemma: "modernizing" → "modernize".
LEMMA_ENDINGS = (
    ("ies", "y"), ("sses", "ss"), ("ating", "ate"), ("izing", "ize"), ("ing", ""), ("ed", ""), ("s", ""),
)  # fmt: skip

_ANY_FEELING = "|".join(FEELINGS)
_FEELING = rf"(?:(?:{'|'.join(DEGREES)}) )*(?:{_ANY_FEELING})(?: and (?:{_ANY_FEELING}))?(?=[ ,])"
_UTTERING = ("express", "voice", "convey", "reiterate", "have", "extend")
# "also", "further the", but not "further measures"
_ADVERB_BEHIND = (
    r" (?:also|again|in particular|once again|once more|especially|unequivocally"
    r"|further(?= (?:that|the|its|with|[A-Z\d])))(?= )"
)
# "its deep appreciation"
_POSSESSION = rf" (?:its|their|our) (?:(?:very )?[a-z]+ (?:and [a-z]+ )?)??(?:{'|'.join(POSSESSED)})(?=[ ,])"


def _inflected() -> dict[str, tuple[str, Form]]:
    forms: dict[str, tuple[str, Form]] = {}
    for lemma in VERBS:
        forms.setdefault(lemma, (lemma, Form.BASE))
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        y_stem = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else None
        hisses = lemma.endswith(("s", "sh", "ch", "x", "z"))
        forms[f"{y_stem}es" if y_stem else lemma + ("es" if hisses else "s")] = (lemma, Form.FINITE)
        for base in {stem, lemma + lemma[-1] if _doubles(lemma) else stem}:
            forms[f"{base}ing"] = (lemma, Form.PARTICIPLE)
            forms[f"{(y_stem or base) if base == stem else base}ed"] = (lemma, Form.PARTICIPLE)
    for form, lemma in IRREGULAR.items():
        forms[form] = (lemma, Form.FINITE if form == "has" else Form.PARTICIPLE)
    for adjective in ADJECTIVES:
        forms.setdefault(adjective, (adjective, Form.PARTICIPLE))
    del forms["states"]  # the noun: "… 4 trillion United" / "States dollars"
    return forms | {"is": ("be", Form.FINITE), "are": ("be", Form.FINITE), "being": ("be", Form.PARTICIPLE)}


def _doubles(lemma: str) -> bool:
    """ "admit" → "admitting": one short vowel and one consonant at the end."""
    return bool(re.search(r"[^aeiou][aeiou][bdglmnprt]$", lemma))


ENGLISH_PHRASING = Phrasing(
    forms=_inflected(),
    adverbs=frozenset(ADVERBS),
    adverb_ending="ly",
    conjunctions=("and",),
    auxiliaries=frozenset({"be", "have", "remain"}),
    may_stand_alone=frozenset({"remain"}),
    needy=frozenset(NEEDY),
    sparing=frozenset({"affirm", "reaffirm", "confirm"}),
    possessives=("its", "their", "our"),
    behind=(
        _ADVERB_BEHIND,
        _POSSESSION,
        f" with {_FEELING}",
        f" {one_of(COMPLEMENTS)}(?![^\\W_])",
    ),
    objects={
        **{verb: f" {one_of(objects)}(?![^\\W_])" for verb, objects in OBJECTS.items()},
        **{
            verb: f" {_FEELING}" + (f"| {one_of(OBJECTS[verb])}(?![^\\W_])" if verb in OBJECTS else "")
            for verb in _UTTERING
        },
    },
    preposition=rf" (?!with |that |to )(?:{'|'.join(PREPOSITIONS)})(?= )",
    prepositions=PREPOSITIONS,
    endings=(("ing", Form.PARTICIPLE), ("ed", Form.PARTICIPLE)),
    lemmas=LEMMA_ENDINGS,
)
