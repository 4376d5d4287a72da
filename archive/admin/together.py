"""The pages to publish a session or a conference on in one step, each page of it shown as it will be."""

# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, URLPattern, path, resolve, reverse
from django.utils.http import urlencode

from archive.admin.pages import UploadPages, user_of
from archive.models import Conference, Paper, Resolution, Session, Upload
from archive.services.reading import Refused
from archive.services.together import (
    MOST,
    Meeting,
    Turn,
    as_if_published,
    awaiting,
    meetings,
    publish_together,
    unread_beside,
)

# The public pages that are shown as they will be.
SHOWN = frozenset({"conference", "session", "resolution", "paper"})
# Between the key of an upload and its mark, where a form sends both.
SEPARATOR = ":"


@dataclass(slots=True)
class Coming:
    """A session as it will be, with the turn of each document and the texts that it brings."""

    session: Session
    turns: list[tuple[Turn, list[Resolution | Paper]]] = field(default_factory=list)


class TogetherPages(UploadPages):
    """Mixed into the admin of uploads."""

    def together_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("together/", wrap(self.together_view), name="archive_upload_together"),
            path("together/page/", wrap(self.together_page_view), name="archive_upload_together_page"),
        ]

    def together_view(self, request: HttpRequest) -> HttpResponse:
        """Shows on GET what may be published together, and what that makes public; does it on POST."""
        self._may_publish(request)
        meeting = asked_meeting(request.GET)
        if meeting is None:
            title = "Publish a session or a conference"
            return self.page(request, "together", None, {"conferences": _conferences(), "title": title})
        if request.method == "POST":
            self._publish(request, meeting)
            return redirect(address_of(meeting))
        uploads = list(awaiting(meeting)[: MOST + 1])
        context = {
            "meeting": meeting,
            "title": f"Publish {meeting}?",
            "is_cut": len(uploads) > MOST,
            "most": MOST,
            "unread": unread_beside(uploads),
            "public": _public(meeting),
            "page_address": f"{reverse('admin:archive_upload_together_page')}?{query_of(meeting)}&path=",
        }
        with as_if_published(uploads[:MOST]) as turns:
            context |= _coming(turns)
            return _rendered(self.page(request, "together_meeting", None, context))

    def together_page_view(self, request: HttpRequest) -> HttpResponse:
        """A public page as it will be once what is ready is published, with a way back."""
        self._may_publish(request)
        meeting, wanted = asked_meeting(request.GET), request.GET.get("path", "")
        try:
            match = resolve(wanted)
        except Resolver404:
            match = None
        if meeting is None or match is None or match.url_name not in SHOWN:
            raise Http404("There is no such page.")
        public = copy(request)
        public.method, public.GET = "GET", QueryDict()
        public.path = public.path_info = wanted
        public.__dict__["preview"] = address_of(meeting)  # which base.html shows above the page
        with as_if_published(list(awaiting(meeting)[:MOST])):
            return _rendered(match.func(public, *match.args, **match.kwargs))

    def _may_publish(self, request: HttpRequest) -> None:
        if not (self.has_view_permission(request) and self.has_publish_permission(request)):
            raise PermissionDenied

    def _publish(self, request: HttpRequest, meeting: Meeting) -> None:
        marks = _marks(request.POST.getlist("chosen"))
        if not marks:
            messages.warning(request, "Nothing was chosen.")
            return
        try:
            documents = publish_together(marks=marks, user=user_of(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return
        for document in documents:
            self.log_change(request, document.source.upload, f"Published with {meeting}.")
        number = len(documents)
        told = "1 document is" if number == 1 else f"{number} documents are"
        messages.success(request, f"{told} published under {meeting}.")


def _rendered(response: Any) -> HttpResponse:
    """With all that is still to be asked of the database, while it answers as if it were published."""
    rendered: HttpResponse = response.render() if hasattr(response, "render") else response
    return rendered


def asked_meeting(asked: Mapping[str, Any]) -> Meeting | None:
    """What the query string names; None where it names nothing that can be."""
    conference, start = str(asked.get("conference", "")), str(asked.get("start", ""))
    committee = str(asked.get("committee", ""))
    if not conference or "\0" in conference + committee:
        return None
    try:
        return Meeting(conference, date.fromisoformat(start) if start else None, committee)
    except ValueError:
        return None


def query_of(meeting: Meeting) -> str:
    start = meeting.start.isoformat() if meeting.start else ""
    named = {"conference": meeting.conference, "start": start, "committee": meeting.committee}
    return urlencode({name: value for name, value in named.items() if value})


def address_of(meeting: Meeting) -> str:
    return f"{reverse('admin:archive_upload_together')}?{query_of(meeting)}"


def ways_together(upload: Upload) -> list[tuple[str, str, int]]:
    """What an upload in review may be published with: what it is, its address, how many wait there."""
    if upload.state != Upload.State.REVIEW or not upload.meeting_name:
        return []
    conference = Meeting(upload.meeting_name, upload.meeting_start)
    session = Meeting(upload.meeting_name, upload.meeting_start, upload.meeting_committee)
    ways = [(name, address_of(one), awaiting(one).count()) for name, one in _named(session, conference)]
    return [way for n, way in enumerate(ways) if way[2] > (1 if n == 0 else ways[0][2])]


def _named(session: Meeting, conference: Meeting) -> list[tuple[str, Meeting]]:
    return [("session", session), ("conference", conference)]


def _conferences() -> list[tuple[Meeting, str, int, list[tuple[str, str, int]]]]:
    """Each conference that anything waits for: its address, the number of uploads, and its sessions."""
    found = []
    for (name, start), pairs in groupby(meetings(), lambda pair: (pair[0].conference, pair[0].start)):
        sessions = [(one.committee, address_of(one), number) for one, number in pairs]
        conference = Meeting(name, start)
        found.append((conference, address_of(conference), sum(row[2] for row in sessions), sessions))
    return found


def _coming(turns: Sequence[Turn]) -> dict[str, Any]:
    """What becomes public by session, and what is blocked."""
    found: dict[int, Coming] = {}
    for turn in turns:
        if turn.document:
            session = turn.document.session
            found.setdefault(session.pk, Coming(session)).turns.append((turn, _texts(turn)))
    return {"coming": list(found.values()), "blocked": [turn for turn in turns if turn.blocks]}


def _texts(turn: Turn) -> list[Resolution | Paper]:
    assert turn.document  # noqa: S101 - asked of what was stored only
    resolutions = turn.document.resolutions.select_related("session", "vote").order_by("position")
    return [*resolutions, *Paper.objects.filter(document=turn.document).select_related("session")]


def _public(meeting: Meeting) -> Conference | None:
    """The conference, where anything of it is public."""
    return Conference.objects.filter(name=meeting.conference, start_date=meeting.start).first()


def _marks(chosen: Iterable[str]) -> dict[int, str]:
    pairs = [value.partition(SEPARATOR) for value in chosen]
    return {int(key): mark for key, _, mark in pairs if key.isascii() and key.isdigit() and len(key) < 19}
