"""`make screenshots`: fifteen screens of the seeded house, wide and narrow, light and dark, into docs/screenshots/."""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from sqlalchemy import func, select

from app import create_app
from app.config import Config
from app.core.database import db
from app.domain.announcements.models import Publication
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.ideas.models import Idea
from app.domain.lineage.queries import ancestors_of
from app.domain.people.doorkeeping import open_sign_in
from app.domain.people.queries import person_with_email
from app.edge.caller import cookie_name

FOLDER = Path("docs/screenshots")
ADDRESS = "maya@kithline.example"
SIZES = {1440: 900, 390: 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def screens() -> dict[str, str]:
    """The main ones, by name: along the line that travelled furthest."""
    publication = db.session.scalar(select(Publication).order_by(Publication.published_at))
    line = {thread.kind: thread for thread in ancestors_of(db.session.get(Thread, publication.announcement_id))}
    group = line["post"].group
    return {
        "public-front": "/",
        "public-announcement": f"/news/{publication.slug}",
        "home": "/home",
        "group": f"/g/{group.slug}",
        "post": f"/t/{line['post'].id}",
        "composer": f"/posts/new?group={group.id}",
        "ideas": f"/g/{_fullest_board()}/ideas",
        "idea": f"/i/{line['idea'].id}",
        "project": f"/p/{_latest_project().id}",
        "tree": f"/tree/{publication.announcement_id}",
        "newsroom": "/newsroom",
        "search": "/search?q=straps",
        "explore": "/explore?show=all",
        "traction": f"/traction/{_idea_of_many()}",
        "influence": "/me/influence",
    }


def _fullest_board() -> str:
    ideas = (Thread.kind == "idea") & Thread.state.in_(("growing", "ready", "resting"))
    query = select(Group.slug).join(Thread, Thread.group_id == Group.id).where(ideas, Group.visibility == "open").group_by(Group.slug)
    return db.session.scalar(query.order_by(func.count().desc(), Group.slug))


def _idea_of_many() -> int:
    return db.session.scalar(select(Idea.id).order_by(Idea.backer_count.desc(), Idea.id))


def _latest_project() -> Thread:
    query = select(Thread).where(Thread.kind == "project", Thread.state.in_(("active", "trial")))
    return db.session.scalar(query.order_by(Thread.created_at.desc()))


def photograph(address: str, browser_path: str) -> None:
    """Take all pictures from the server at `address`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    token = _token()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        for width, height in SIZES.items():
            for theme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, base_url=address)
                context.add_cookies([{"name": cookie_name(), "value": token, "url": address}])
                page = context.new_page()
                for name, path in screens().items():
                    page.goto(path, wait_until="load")
                    page.wait_for_timeout(150)
                    picture = Image.open(io.BytesIO(page.screenshot()))
                    picture.save(FOLDER / f"{name}-{width}-{theme}.webp", quality=82, method=6)
                    print(f"{name}-{width}-{theme}.webp", flush=True)
                context.close()
        browser.close()


def _token() -> str:
    with db.transaction():
        return open_sign_in(person_with_email(ADDRESS), browser="screenshots")


if __name__ == "__main__":
    with create_app(Config.from_environment()).app_context():
        photograph(sys.argv[1], os.environ.get("CHROMIUM", "/usr/bin/chromium"))
