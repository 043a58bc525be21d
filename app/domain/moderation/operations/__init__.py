"""Everything that is done to keep a group pleasant."""

from app.domain.moderation.operations.appealing import answer_appeal as answer_appeal
from app.domain.moderation.operations.appealing import appeal as appeal
from app.domain.moderation.operations.deciding import bar_account as bar_account
from app.domain.moderation.operations.deciding import dismiss as dismiss
from app.domain.moderation.operations.deciding import remove as remove
from app.domain.moderation.operations.deciding import suspend_member as suspend_member
from app.domain.moderation.operations.deciding import take_out as take_out
from app.domain.moderation.operations.deciding import warn as warn
from app.domain.moderation.operations.gates import approve_post as approve_post
from app.domain.moderation.operations.gates import refuse_post as refuse_post
from app.domain.moderation.operations.gates import set_gates as set_gates
from app.domain.moderation.operations.reporting import escalate_unanswered as escalate_unanswered
from app.domain.moderation.operations.reporting import forget_copies as forget_copies
from app.domain.moderation.operations.reporting import report as report
