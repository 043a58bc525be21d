from app.edge.caller import require_caller
from app.web import (
    acts,
    announcements,
    answers,
    approvals,
    archives,
    attendances,
    audiences,
    backings,
    bookmarks,
    bringings,
    comments,
    considerations,
    covers,
    credits,
    date_feeds,
    dates,
    departures,
    desks,
    explore,
    follows,
    gates,
    groups,
    home,
    ideas,
    influence,
    memberships,
    newsroom,
    notifications,
    outcomes,
    people,
    placements,
    places,
    polls,
    posts,
    previews,
    profiles,
    projects,
    promotions,
    publications,
    purposes,
    reactions,
    readings,
    reviews,
    searches,
    sessions,
    settings,
    shares,
    side_by_sides,
    sign_in_links,
    steps,
    suggestions,
    summaries,
    tags,
    tractions,
    trees,
    updates,
)
from app.web.rendering import register_rendering

PAGES = (
    home, posts, answers, polls, dates, attendances, date_feeds, comments, reactions, bookmarks, follows, placements, summaries,
    shares, bringings, groups, memberships,
    purposes, covers, archives, departures,
    ideas, backings, considerations, promotions, projects, places, steps, updates, outcomes, credits,
    announcements, reviews, publications, newsroom, trees, tractions, influence, tags,
    desks, approvals, acts, gates, audiences, previews, suggestions,
    people, profiles, settings, sessions, sign_in_links, notifications, readings, searches, explore,
    side_by_sides,
)  # fmt: skip


def register(app):
    """Add every member page; each needs a caller unless its view is an open door."""
    register_rendering(app)
    for page in PAGES:
        page.bp.before_request(require_caller)
        app.register_blueprint(page.bp)
