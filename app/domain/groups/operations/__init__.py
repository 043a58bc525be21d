"""Everything that changes a group or who belongs to it."""

from app.domain.groups.operations.belonging import approve as approve
from app.domain.groups.operations.belonging import follow_group as follow_group
from app.domain.groups.operations.belonging import invite as invite
from app.domain.groups.operations.belonging import join as join
from app.domain.groups.operations.belonging import leave as leave
from app.domain.groups.operations.belonging import look as look
from app.domain.groups.operations.describing import archive as archive
from app.domain.groups.operations.describing import change_cover as change_cover
from app.domain.groups.operations.describing import edit_group as edit_group
from app.domain.groups.operations.describing import found as found
from app.domain.groups.operations.describing import restore as restore
from app.domain.groups.operations.inviting import admit_newcomer as admit_newcomer
from app.domain.groups.operations.inviting import change_audience as change_audience
from app.domain.groups.operations.inviting import follow_link as follow_link
from app.domain.groups.operations.inviting import offer_link as offer_link
from app.domain.groups.operations.inviting import set_starts as set_starts
from app.domain.groups.operations.inviting import withdraw_link as withdraw_link
from app.domain.groups.operations.looking_after import ban as ban
from app.domain.groups.operations.looking_after import change_role as change_role
from app.domain.groups.operations.looking_after import hand_over as hand_over
from app.domain.groups.operations.looking_after import lift_ban as lift_ban
from app.domain.groups.operations.looking_after import remove_member as remove_member
