"""Words that committees use, in English: data, not logic."""

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
