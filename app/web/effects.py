"""What a change of who may read brings about, in sentences with numbers, said before it is made."""

from app.domain.groups.models import Group
from app.web.words import plural

WAYS = {
    "free": "From now on whoever wants to joins.",
    "request": "From now on somebody who looks after the group says yes to each who asks.",
    "invitation": "From now on one gets in only when asked.",
}


def effects_of(group: Group, visibility: str, joining: str, *, outside: int) -> list[tuple[str, str]]:
    """Pairs of a sign and a sentence; none where nothing would change. `outside` is how many colleagues do not belong."""
    joining = "invitation" if visibility == "secret" else joining
    told = []
    if visibility != group.visibility:
        told.append(("eye", f"{plural(group.member_count, 'member')} {'keeps' if group.member_count == 1 else 'keep'} reading everything."))
        told += _lost(group, visibility, joining, plural(outside, "colleague"))
    if joining != group.joining:
        told.append(("door-open", WAYS[joining]))
    return told


def _lost(group: Group, visibility: str, joining: str, outside: str) -> list[tuple[str, str]]:
    told = []
    if group.is_open:
        told.append(("eye-off", f"{outside} will no longer read what is said here, nor what was brought from here to their groups."))
    if visibility == "closed":
        told.append(("search", f"{outside} still find its name{', and may ask to join' if joining == 'request' else ''}."))
    if visibility == "secret":
        told.append(("lock", f"{outside} no longer learn that the group exists, and nothing said here is carried on."))
    if group.is_public:
        told.append(("globe", "The group leaves the public site. Announcements that are out stay out."))
    told.append(("history", "This cannot be turned back: what is said in private from now on stays with those who were here."))
    return told
