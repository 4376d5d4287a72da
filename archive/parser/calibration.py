"""How often a reading was right, as `benchmarks.reading.doubts` measured it: data, not logic.

Measured on 27 November 2026 on the half of the texts that rules are made on: two turns of each damage, prints
in every format, 58,000 clauses; "never joined" to "stray" a day later, on damages alone. Where fewer than ten
had a sign, its figure is drawn towards a half. Those of "room", "small line" and "island" are estimates.
"""

# The confidence that a sign leaves to the clause that has it: the share that was right all the same.
SIGNS = {
    "furniture": 0.02,
    "marker first": 0.05,
    "early end": 0.02,
    "room": 0.3,
    "small line": 0.3,
    "island": 0.3,
    "below an end": 0.03,
    "small opening": 0.62,
    "inner clause": 0.02,
    "bullets": 0.2,
    "capital": 0.1,
    "list": 0.5,
    "item": 0.05,
    "set in": 0.07,
    "never joined": 0.25,
    "link at end": 0.5,
    "odd gap": 0.09,
    "stray": 0.2,
    "bracket": 0.33,
    "length": 0.5,
    "operative": 0.14,
    "preambular": 0.09,
    "no phrase": 0.18,
    "no end": 0.52,
    "torn table": 0.14,
    "no number": 0.5,
}
# What the steps of the tree say, from 0 to 1, and the share that was right from there on: with a printed
# label or none, and with one that the sequence implies.
PRINTED = ((0.0, 0.33), (0.29, 0.46), (0.55, 0.79), (0.88, 0.9), (0.95, 0.96), (0.99, 0.98), (1.0, 1.0))
INFERRED = ((0.0, 0.05), (0.65, 0.19), (0.82, 0.64), (0.87, 0.71), (0.93, 0.89))
# Beside the border of preamble and operative part: where no number marks it, where the first number is not 1
# and the clauses before it stand there without theirs, and where they are not there.
UNNUMBERED_BORDER, LATE_BORDER, CLAUSES_GONE = 0.94, 0.94, 0.7
# What is left to a paragraph of a text whose layout is not known.
UNKNOWN_LAYOUT = 0.15
