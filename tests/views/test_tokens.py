"""Colours that can be read, by day and by night."""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR, "static/css/tokens.css").read_text(encoding="utf-8")
DAY, NIGHT = CSS.split("@media (prefers-color-scheme: dark)")

# Letters and what they stand on, by role.
PAIRS = [
    (ink, ground)
    for grounds, inks in {
        ("page", "sheet", "sunken"): ("ink", "ink-soft", "link", "link-visited", "error-ink", "notice-ink"),
        ("band",): ("band-ink", "band-soft"),
        ("accent",): ("accent-ink",),
        ("notice",): ("notice-ink",),
        ("error",): ("error-ink",),
        ("mark",): ("mark-ink",),
        ("target",): ("ink", "link"),
        ("added", "removed"): ("ink",),
    }.items()
    for ground in grounds
    for ink in inks
]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--color-([\w-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
@pytest.mark.parametrize("css", [DAY, NIGHT], ids=["day", "night"])
def test_letters_can_be_read(css, ink, ground):
    tokens = colours(DAY) | colours(css)
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("role", ["in-favour", "against", "abstaining", "non-voting", "line-strong", "focus"])
@pytest.mark.parametrize("css", [DAY, NIGHT], ids=["day", "night"])
def test_shapes_can_be_seen(css, role):
    tokens = colours(DAY) | colours(css)
    assert contrast(tokens[role], tokens["page"]) >= 3


def test_night_names_no_colour_that_day_does_not():
    assert set(colours(NIGHT)) <= set(colours(DAY))
