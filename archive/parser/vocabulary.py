"""Words that committees use, in English: data, not logic."""

# How lists of a staff go on, from the first to the last.
STAFF_ORDER = ("director", "assistant director", "chair", "rapporteur")

# Who leads the debate of a committee.
CHAIRS = ("chair", "president", "moderator", "speaker")

# What the fields of a header are called most often.
FIELD_NAMES = """
code committee forum topic subject question sponsor signatory submitter author title status agenda
""".split()

# The letters with which UN documents begin, each to the organ they belong to.
SYMBOL_ORGANS = {"A": "General Assembly", "E": "Economic and Social Council", "S": "Security Council"}
