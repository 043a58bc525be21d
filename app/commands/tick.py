"""`flask tick`: what time itself causes. Run it every few minutes."""

import click
from flask import Flask

from app.core.clock import now
from app.core.database import db
from app.domain.drafts.operations import post_due
from app.domain.files.sweeping import collect_orphans, forget_lost_files
from app.domain.gatherings.operations import free_lost_seats
from app.domain.ideas.operations import end_objection_times, merge_due_ideas, rest_quiet_ideas, show_due_names, warn_quiet_ideas
from app.domain.lineage.operations import tell_of_lines
from app.domain.moderation.operations import escalate_unanswered, forget_copies
from app.domain.outcomes.operations import confirm_due_outcomes
from app.domain.people.founding import house
from app.domain.polls.operations import close_due_polls
from app.domain.posts.operations import end_due_posts, remind_of_newcomers
from app.domain.projects.operations import (
    pause_quiet_projects,
    release_lost_leads,
    settle_candidacies,
    stop_forsaken_projects,
    warn_quiet_projects,
)
from app.edge.submissions import forget_old_submissions
from app.subscribers.ranking.night import is_due, pass_night
from app.subscribers.ranking.offers import forget_old_offers

CAUSES = (
    show_due_names, end_objection_times, merge_due_ideas, warn_quiet_ideas, rest_quiet_ideas, warn_quiet_projects, pause_quiet_projects,
    release_lost_leads, settle_candidacies, stop_forsaken_projects, confirm_due_outcomes, close_due_polls, free_lost_seats,
    remind_of_newcomers, escalate_unanswered, forget_copies, post_due, end_due_posts, tell_of_lines,
)  # fmt: skip


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("tick")
    def tick():
        """Name whose hours without a name are over, end the time to object to ideas, merge those nobody keeps apart, warn of quiet ones
        and rest them, warn of quiet projects and pause them, free those whose lead is gone, give those that need a lead to whoever
        offered and met no objection, stop those nobody led for a month, confirm outcomes nobody objects to, close polls, give lost places
        to who waits, remind of newcomers, post what was scheduled, end what had its time, put what a group has not answered before the
        moderators of the house, forget old keys, offers, copies and files; once a week tell who began something what it led to; once a
        day work the ranking out anew.
        """
        for cause in CAUSES:
            with db.transaction():
                click.echo(f"{cause.__name__.replace('_', ' ')}: {cause(by=house()) or 0}")
        with db.transaction():
            keys, offers = forget_old_submissions(), forget_old_offers()
        click.echo(f"{keys} form keys and {offers} offers forgotten")
        due = is_due(now())
        click.echo(
            f"{forget_lost_files()} files that hung on nothing and {collect_orphans(everywhere=due)} pieces nobody owns cleared away"
        )
        if due:
            night = pass_night()
            click.echo(f"night {night.id}: {night.figures['people']:,} people and their ranks worked out anew in {night.seconds:.1f} s")
