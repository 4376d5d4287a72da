"""What stands twice in the head of a page."""

from django import template
from django.template import Context
from django.template.base import NodeList, Parser, Token
from django.utils.safestring import SafeString

register = template.Library()


class _Said(template.Node):
    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        html = self.nodelist.render(context)  # escaped already, but for quotes that the template itself has
        context[self.name] = SafeString(" ".join(html.split()).replace('"', "&quot;"))
        return ""


@register.tag
def said(parser: Parser, token: Token) -> _Said:
    """`{% said as name %}…{% endsaid %}` keeps what stands within, a block too, to be said more than once."""
    _, _, name = token.split_contents()
    nodelist = parser.parse(("endsaid",))
    parser.delete_first_token()
    return _Said(name, nodelist)
