"""How often a reading was right, as the benchmark of doubts measured it: data, not logic."""

# The confidence that a sign leaves to the clause that has it.
SIGNS = {
    "furniture": 0.4,
    "marker first": 0.6,
    "early end": 0.6,
    "below an end": 0.6,
    "small opening": 0.7,
    "inner clause": 0.4,
    "bullets": 0.5,
    "capital": 0.7,
    "list": 0.75,
    "item": 0.75,
    "set in": 0.6,
    "bracket": 0.7,
    "length": 0.7,
    "operative": 0.6,
    "preambular": 0.6,
    "no phrase": 0.5,
    "no end": 0.6,
    "torn table": 0.6,
    "no number": 0.6,
}
# What is left to a paragraph of a text whose layout is not known.
UNKNOWN_LAYOUT = 0.6
