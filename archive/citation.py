"""How one cites a clause: the text it stands in, its place, who wrote it and when, and its address."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.models import Paper, Resolution


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands `before` the place of a clause and `after` it; its address follows."""

    before: str
    after: str

    def of(self, place: str, address: str) -> str:
        """That of a place; of the whole text where there is none."""
        return ", ".join(filter(None, (self.before, place, self.after, address)))


def citation_of(text: Resolution | Paper) -> Citation:
    """That of a simulation says so, for it is no document of the body it is named after."""
    session, date = text.session, text.document.date
    if isinstance(text, Resolution):
        date = text.adopted_on or date
        mark, heading = text.code or text.symbol, text.heading
    else:
        mark, heading = text.symbol, text.title
    quoted = _("“%(heading)s”") % {"heading": heading} if heading else ""
    when = date_format(date, "DATE_FORMAT") if date else ""
    simulated = _(" (simulation)") if session.conference.simulation else ""
    return Citation(
        before=", ".join(filter(None, (mark, quoted))) or str(text),
        after=", ".join(filter(None, (f"{session}{simulated}", when))),
    )
