"""Words people wrote, as the one who looks at them finds them."""

from markupsafe import Markup

from app.core.markdown import handles_in, render
from app.domain.discussions.calling import groups_named
from app.domain.discussions.threads import LONGEST_BODY
from app.domain.groups.models import Group
from app.domain.people.queries import ids_of_handles
from app.edge.caller import caller


def rendered(text: str, room: Group | None = None) -> Markup:
    """`text` as it would look if the caller said it, in `room` if they have chosen one."""
    text = text[:LONGEST_BODY]
    groups = groups_named(text, by=caller(), room=room) if room else []
    return Markup(render(text, ids_of_handles(handles_in(text)), groups=[group.slug for group in groups], tags=True))
