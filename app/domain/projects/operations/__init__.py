"""Everything that changes a project."""

from app.domain.projects.operations.leading import activate as activate
from app.domain.projects.operations.leading import pause as pause
from app.domain.projects.operations.leading import pause_quiet_projects as pause_quiet_projects
from app.domain.projects.operations.leading import reopen as reopen
from app.domain.projects.operations.leading import resume as resume
from app.domain.projects.operations.leading import revive as revive
from app.domain.projects.operations.leading import step_down as step_down
from app.domain.projects.operations.leading import stop as stop
from app.domain.projects.operations.leading import take_lead as take_lead
from app.domain.projects.operations.promoting import edit_project as edit_project
from app.domain.projects.operations.promoting import promote as promote
from app.domain.projects.operations.promoting import start as start
from app.domain.projects.operations.promoting import undo_promotion as undo_promotion
from app.domain.projects.operations.promoting import write_headline as write_headline
from app.domain.projects.operations.stepping import add_step as add_step
from app.domain.projects.operations.stepping import change_step as change_step
from app.domain.projects.operations.stepping import drop_step as drop_step
from app.domain.projects.operations.stepping import finish_step as finish_step
from app.domain.projects.operations.stepping import give_back_step as give_back_step
from app.domain.projects.operations.stepping import move_step as move_step
from app.domain.projects.operations.stepping import take_step as take_step
from app.domain.projects.operations.working import give_up_place as give_up_place
from app.domain.projects.operations.working import post_update as post_update
from app.domain.projects.operations.working import take_place as take_place
