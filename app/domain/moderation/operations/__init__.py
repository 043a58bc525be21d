"""Everything that is done to keep a group pleasant."""

from app.domain.moderation.operations.gates import approve_post as approve_post
from app.domain.moderation.operations.gates import refuse_post as refuse_post
from app.domain.moderation.operations.gates import set_gates as set_gates
