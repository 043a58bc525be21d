"""What those at a desk do about a case: leave it, take it out, say something, or let somebody rest."""

from datetime import timedelta

from app.core.clock import now
from app.core.errors import Invalid
from app.core.policy import permits
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.suspensions import suspend_in
from app.domain.moderation.acting import given
from app.domain.moderation.models import Act, Case
from app.domain.moderation.opening import case_about, close
from app.domain.moderation.policy import can_bar_account, can_decide, can_suspend_member, can_take_out
from app.domain.moderation.removing import take_words_out
from app.domain.moderation.wording import RULES
from app.domain.people.models import Person
from app.domain.people.operations import bar


@permits(can_decide)
def dismiss(case: Case, *, by: Person, reason: str) -> Act:
    """Leave it as it is. Who reported it hears why; who said it hears nothing."""
    return close(case, "dismissed", by=by, reason=given(reason, required="Say why it may stay: whoever reported it reads this."))


@permits(can_decide)
def remove(case: Case, *, by: Person, rule: str, reason: str) -> Act:
    """Leave a stub with the reason where the words stood. The author is told, and may ask for a second look."""
    _check(rule)
    reason = given(reason, required="Say why: it stands where the words stood.")
    act = close(case, "removed", by=by, reason=reason, rule=rule)
    take_words_out(case, by=by, reason=reason)
    return act


@permits(can_take_out)
def take_out(thing: Thread | Comment, *, by: Person, rule: str, reason: str) -> Act:
    """The same for something nobody has reported, or not yet."""
    _check(rule)
    case, _ = case_about(thing)
    return remove(case, by=by, rule=rule, reason=reason)


@permits(can_decide)
def warn(case: Case, *, by: Person, rule: str, reason: str) -> Act:
    """Tell the author which rule it is about. The words stay."""
    _check(rule)
    return close(case, "warned", by=by, reason=given(reason), rule=rule)


@permits(can_suspend_member)
def suspend_member(case: Case, *, by: Person, rule: str, reason: str, days: int) -> Act:
    """Let the author read in the group and not write there, for `days` (1 to 30). It ends by itself."""
    _check(rule)
    if not 1 <= days <= 30:
        raise Invalid(days="From 1 to 30 days.")
    until = now() + timedelta(days=days)
    act = close(case, "suspended", by=by, reason=given(reason), rule=rule, until=until)
    suspend_in(case.group, case.writer, until=until)
    return act


@permits(can_bar_account)
def bar_account(case: Case, *, by: Person, rule: str, reason: str, hours: int) -> Act:
    """Let the author's account rest for `hours` (1 to 72). It ends by itself."""
    _check(rule)
    if not 1 <= hours <= 72:
        raise Invalid(hours="From 1 to 72 hours.")
    reason, until = given(reason), now() + timedelta(hours=hours)
    act = close(case, "barred", by=by, reason=reason, rule=rule, until=until)
    bar(case.writer, by=by, until=until, reason=reason)
    return act


def _check(rule: str) -> None:
    if rule not in RULES:
        raise Invalid(rule="Choose the rule it is about.")
