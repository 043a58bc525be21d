"""Everything that changes an idea."""

from app.domain.ideas.operations.asking import ask_for as ask_for
from app.domain.ideas.operations.asking import change_ask as change_ask
from app.domain.ideas.operations.asking import drop_ask as drop_ask
from app.domain.ideas.operations.asking import keep_offer as keep_offer
from app.domain.ideas.operations.asking import offer as offer
from app.domain.ideas.operations.asking import take_offer_back as take_offer_back
from app.domain.ideas.operations.backing import back as back
from app.domain.ideas.operations.backing import consider as consider
from app.domain.ideas.operations.backing import step_back as step_back
from app.domain.ideas.operations.backing import take_back as take_back
from app.domain.ideas.operations.merging import agree_to_merge as agree_to_merge
from app.domain.ideas.operations.merging import ask_to_merge as ask_to_merge
from app.domain.ideas.operations.merging import call_off_merge as call_off_merge
from app.domain.ideas.operations.merging import merge_due_ideas as merge_due_ideas
from app.domain.ideas.operations.merging import refuse_merge as refuse_merge
from app.domain.ideas.operations.merging import split_ideas as split_ideas
from app.domain.ideas.operations.objecting import end_objection_times as end_objection_times
from app.domain.ideas.operations.objecting import object_to as object_to
from app.domain.ideas.operations.objecting import take_objection_back as take_objection_back
from app.domain.ideas.operations.proposing import edit_idea as edit_idea
from app.domain.ideas.operations.proposing import propose as propose
from app.domain.ideas.operations.resting import rest as rest
from app.domain.ideas.operations.resting import rest_quiet_ideas as rest_quiet_ideas
from app.domain.ideas.operations.resting import wake as wake
from app.domain.ideas.operations.resting import warn_quiet_ideas as warn_quiet_ideas
from app.domain.ideas.operations.resting import withdraw as withdraw
