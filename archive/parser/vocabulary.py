"""Words that committees use, in English: data, not logic."""

STAFF_ROLES = """
assistant associate chair chairperson chairman chairwoman coordinator deputy director officer president
rapporteur secretary specialist under-secretary-general usg vice vice-chair vice-president moderator head
adviser advisor
""".split()

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
