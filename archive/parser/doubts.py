"""How sure the reading of a clause is, and in words what speaks against it.

Two things tell: what the clause's own steps cost, for each cost is something that speaks against them, and
how much more the best reading would cost that takes another step (the margin). Both become one figure
between 0 and 1. The reason says in plain words what a reader should look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from archive.parser.calibration import INFERRED, PRINTED
from archive.parser.evidence import CONTINUES, Step, Taken

# From here on a clause counts as certain and needs no reason.
CERTAIN = 0.95
# log-odds that the steps speak for = BASE + PER_MARGIN * margin - PER_COST * cost
BASE, PER_MARGIN, PER_COST = 1.5, 0.6, 0.35
# Beyond this a wider margin says no more.
MAX_MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: the printed labels before and behind it, and the step of the block below it."""

    before: str | None
    after: str | None
    following: Taken | None


def judge(taken: Sequence[Taken], setting: Setting) -> tuple[float, str]:
    """The confidence in a clause made up by these steps, and the reason, empty where it is certain."""
    found = [(_sureness(at, INFERRED if at.step.inferred else PRINTED), _why(at, setting)) for at in taken]
    below = setting.following
    if below and below.rival == CONTINUES:
        found.append((_sureness(below, PRINTED), "What follows may belong to it."))
    confidence = min(figure for figure, _ in found)
    reasons = dict.fromkeys(why for figure, why in found if figure < CERTAIN)
    return confidence, " ".join(reasons)


def _sureness(taken: Taken, measured: Sequence[tuple[float, float]]) -> float:
    """The share of clauses that were right where the steps spoke for them as they do here."""
    odds = BASE + PER_MARGIN * min(taken.margin, MAX_MARGIN) - PER_COST * taken.cost
    said = round(1 / (1 + exp(-odds)), 2)
    return next(right for least, right in reversed(measured) if said >= least)


def _why(taken: Taken, setting: Setting) -> str:
    """What speaks against a step, and what the block may be instead."""
    reasons = [_against(taken, setting), _instead(taken.step, taken.rival)]
    return " ".join(reason for reason in reasons if reason)


def _against(taken: Taken, setting: Setting) -> str:
    step = taken.step
    if step.inferred:
        return f"The marker is lost; {_implied(step, setting)}."
    if step == CONTINUES:
        return (
            "" if taken.end in ("open", "comma") else "A piece is joined to it although the text above ended."
        )
    if taken.end == "open":
        return "The text above it has no end."
    return (
        ""
        if step.label is None or not taken.cost
        else f"The label {step.label} does not follow from those around it."
    )


def _implied(step: Step, setting: Setting) -> str:
    if setting.before and setting.after not in (None, step.label):
        return f"the place between {setting.before} and {setting.after} implies {step.label}"
    if setting.before:
        return f"the place after {setting.before} implies {step.label}"
    if setting.after not in (None, step.label):
        return f"the place before {setting.after} implies {step.label}"
    return f"the place implies {step.label}"


def _instead(step: Step, rival: Step | None) -> str:
    """What the block would be in the next best reading."""
    if rival is None:
        return ""
    if step.depth is None:
        return "A piece of it may be a clause of its own."
    if rival.depth is None:
        return "It may continue the clause before it."
    if rival.depth != step.depth:
        return f"It may stand a level {'higher' if rival.depth < step.depth else 'lower'}."
    return f"Its label may be {rival.label}."
