"""Words that committees use, in English: data, not logic. Another language is one more such file."""

# Verbs that open clauses, as lemmas. `phrases` derives "recalls", "recalling" and "recalled" from them.
VERBS = """
accept acclaim acknowledge address adopt advise advocate affirm agree aim alarm allow announce anticipate
appeal applaud appoint appreciate appropriate approve ask assert assure attach authorize authorise await
bear believe build call caution celebrate charge clarify commemorate commend commit compel compliment
concern conclude concur condemn confirm congratulate consider continue convene convince create cultivate
declare decide dedicate defer define demand deplore designate desire determine devote direct disappoint
disapprove discourage dismay disturb draw elect emphasize emphasise employ enable encourage endeavour
endorse ensure entrust envisage establish examine expand expect express extend facilitate favour favor
find focus follow further grant guide guarantee hail have highlight honour honor hope identify implement
implore improve include increase inform initiate inspire insist instruct intend introduce invite involve
keep lament launch lay look maintain mandate mention motivate mourn move note notice nominate object
observe offer oppose outline pay permit pledge point postpone praise prefer prepare prioritize prioritise
proclaim prohibit promote prompt propose protect provide publish question raise reaffirm realize realise
recall receive recognize recognise recommend recommit reconfirm reconsider record re-emphasize
re-establish refer reference regard regret reiterate reject rejoice rely remain remember remind renew
repeat report request require resolve respect restate sadden salute sanction seek select set share shock
solicit state strengthen stress strive suggest support take task thank transmit trust underline underscore
understand undertake urge use utilize utilise value view voice warn welcome wish
""".split()

# Forms that no rule of spelling gives, to their lemma.
IRREGULAR = {
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
unaware worried
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

PREPOSITIONS = ("about", "at", "by", "for", "from", "in", "of", "on", "that", "to", "upon", "with")

# Nouns of which at least one stands in the name of a body.
ORGAN_NOUNS = """
agency assembly association authority bank board body bureau cabinet caucus centre center chamber commission
committee community conference congress convention corporation council court crisis delegation directorate
economic executive facility federation forum fund group institute league meeting ministers mission nations
office organ organisation organization panel parliament parties partnership platform programme program
secretariat senate states subcommittee subcommission summit team tribunal union unit unesco unicef
""".split()

STAFF_ROLES = """
assistant associate chair chairperson chairman chairwoman coordinator deputy director officer president
rapporteur secretary specialist under-secretary-general usg vice vice-chair vice-president moderator head
adviser advisor
""".split()

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"no": 0, "none": 0, "nil": 0, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
     "eighty": 80, "ninety": 90}  # fmt: skip

# The letters with which UN documents begin, each to the organ they belong to.
SYMBOL_ORGANS = {"A": "General Assembly", "E": "Economic and Social Council", "S": "Security Council"}
