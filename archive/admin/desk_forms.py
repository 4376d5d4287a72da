"""What a repair is told, one small form each; `arguments` are what the repair keeps of it."""

from typing import Any

from django import forms

from archive.models import Ballot, Resolution, Vote
from archive.repairs.facts import MOST, TALLIES
from archive.repairs.items import Item, Kind

LONGEST = 200_000
# What an item of a resolution and of a paper may be, in the words of the page.
IN_RESOLUTION = {
    Kind.PREAMBULAR: "preambular clause",
    Kind.OPERATIVE: "operative clause",
    Kind.HEADING: "heading",
    Kind.SECTION: "annex",
    Kind.FOOTNOTE: "footnote",
}
IN_PAPER = {
    Kind.PARAGRAPH: "paragraph",
    Kind.SECTION: "section heading",
    Kind.FOOTNOTE: "footnote",
}


class TextForm(forms.Form):
    """`text` may hold one line break, at which it is to be split."""

    text = forms.CharField(
        label="Text", max_length=LONGEST, widget=forms.Textarea({"rows": 6, "class": "vLargeTextField"})
    )

    def arguments(self, _: Item) -> dict[str, Any]:
        return {"text": " ".join(self.cleaned_data["text"].split())}


class SplitForm(TextForm):
    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(self._halves(text)) != 2:
            raise forms.ValidationError("Put one line break where it shall be split.")
        return text

    def arguments(self, item: Item) -> dict[str, Any]:
        """Where the first half ends in the text as it stands; raises ValidationError where it is another."""
        head, tail = self._halves(self.cleaned_data["text"])
        if _letters(head + tail) != _letters(item.clause.text) or not item.clause.text.startswith(head):
            raise forms.ValidationError("Its words are others now. Keep the text first, then split it.")
        behind = item.clause.text[len(head) :]
        offset = len(head) + len(behind) - len(behind.lstrip())
        return {"offset": offset, "behind": item.clause.text[offset : offset + 80].strip()}

    def _halves(self, text: str) -> list[str]:
        return [" ".join(half.split()) for half in text.splitlines() if half.strip()]


class KindForm(forms.Form):
    kind = forms.ChoiceField(label="Kind")

    def __init__(self, *args: Any, kinds: dict[Kind, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, name) for kind, name in kinds.items()]  # type: ignore[attr-defined]

    def arguments(self, _: Item | None) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"]}


class LabelForm(forms.Form):
    label = forms.CharField(
        label="Number",
        max_length=20,
        required=False,
        widget=forms.TextInput({"size": 8, "autocomplete": "off"}),
    )

    def arguments(self, _: Item) -> dict[str, Any]:
        return {"label": self.cleaned_data["label"]}


class ChangesForm(forms.Form):
    """Keeps only what is other than it was read, so that the rest goes on following the file."""

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.changed_data}


class NamesField(forms.CharField):
    """Names, one a line; a browser ends lines in its own way, and that is no change."""

    def has_changed(self, initial: str | None, data: str | None) -> bool:
        return names_in(initial or "") != names_in(data or "")


def names_in(text: str) -> list[str]:
    return [name.strip() for name in text.splitlines() if name.strip()]


class ResolutionForm(ChangesForm):
    code = forms.CharField(max_length=60, required=False, widget=forms.TextInput({"class": "vTextField"}))
    symbol = forms.CharField(max_length=80, required=False, widget=forms.TextInput({"class": "vTextField"}))
    title = forms.CharField(max_length=2000, required=False, widget=forms.TextInput({"class": "vTextField"}))
    topic = forms.CharField(max_length=2000, required=False, widget=forms.TextInput({"class": "vTextField"}))
    status = forms.ChoiceField(choices=Resolution.Status.choices)
    sponsors = NamesField(
        max_length=LONGEST,
        required=False,
        help_text="One delegation a line.",
        widget=forms.Textarea({"rows": 4, "class": "vLargeTextField"}),
    )

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        if "sponsors" in arguments:
            arguments["sponsors"] = names_in(arguments["sponsors"])
        return arguments


class VoteForm(forms.Form):
    method = forms.ChoiceField(
        choices=[("", "no vote printed"), *Vote.Method.choices], required=False, label="Vote"
    )
    adopted = forms.BooleanField(required=False)
    in_favor = forms.IntegerField(min_value=0, max_value=MOST, required=False, label="In favour")
    against = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    abstentions = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    non_voting = forms.IntegerField(min_value=0, max_value=MOST, required=False, label="Not voting")
    ballots = forms.CharField(
        max_length=LONGEST,
        required=False,
        help_text="One delegation a line: “Chad: in favour”, “Chad: against”, abstaining, or non-voting.",
        widget=forms.Textarea({"rows": 4, "class": "vLargeTextField"}),
    )

    def clean_ballots(self) -> list[list[str]]:
        pairs = [line.rpartition(":") for line in self.cleaned_data["ballots"].splitlines() if line.strip()]
        ballots = [[" ".join(name.split()), position.strip().casefold()] for name, _, position in pairs]
        for name, position in ballots:
            if not name or position not in Ballot.Position.values:
                raise forms.ValidationError(
                    f"“{(name or position)[:80]}”: say how it voted, as in “Chad: against”."
                )
        return ballots

    def arguments(self) -> dict[str, Any]:
        """All of it: a vote is put right as a whole."""
        told = self.cleaned_data
        if told["method"] != Vote.Method.RECORDED:
            return {"method": told["method"]}
        return {name: told[name] for name in ("method", "adopted", *TALLIES, "ballots")}


class DocumentForm(ChangesForm):
    title = forms.CharField(max_length=2000, required=False, widget=forms.TextInput({"class": "vTextField"}))
    symbol = forms.CharField(max_length=80, required=False, widget=forms.TextInput({"class": "vTextField"}))


def _letters(text: str) -> str:
    return "".join(text.split())
