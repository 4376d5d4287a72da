"""What a form of the desk takes for a change."""

from archive.admin.desk_forms import ResolutionForm

READ = {"code": "", "symbol": "", "title": "Rest", "topic": "", "status": "draft", "sponsors": "Chad\nPeru"}


def test_lines_that_a_browser_ends_otherwise_are_no_change():
    form = ResolutionForm({**READ, "title": "Sleep", "sponsors": "Chad\r\nPeru"}, initial=READ)
    assert form.is_valid()
    assert form.arguments() == {"title": "Sleep"}


def test_another_sponsor_is_one():
    form = ResolutionForm({**READ, "sponsors": "Chad\r\nFiji"}, initial=READ)
    assert form.is_valid()
    assert form.arguments() == {"sponsors": ["Chad", "Fiji"]}
