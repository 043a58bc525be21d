"""`make screenshots`: twelve screens of the seeded house, wide and narrow, light and dark, into docs/screenshots/."""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from sqlalchemy import select

from app import create_app
from app.config import Config
from app.core.database import db
from app.domain.announcements.models import Announcement, Publication
from app.domain.discussions.models import Thread
from app.domain.people.doorkeeping import open_sign_in
from app.domain.people.queries import person_with_email
from app.edge.caller import cookie_name

FOLDER = Path("docs/screenshots")
ADDRESS = "maya@kithline.example"
SIZES = {1440: 900, 390: 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def screens() -> dict[str, str]:
    """The twelve, by name; the ones of a kind are the liveliest there are."""
    post = _liveliest("post", Thread.share_count.desc(), Thread.comment_count.desc())
    publication = db.session.scalar(select(Publication).order_by(Publication.published_at.desc()))
    announcement = db.session.get(Announcement, publication.announcement_id)
    return {
        "public-front": "/",
        "public-announcement": f"/news/{publication.slug}",
        "home": "/home",
        "group": f"/g/{post.group.slug}",
        "post": f"/t/{post.id}",
        "composer": f"/posts/new?group={post.group.slug}",
        "ideas": f"/g/{_liveliest('idea', Thread.comment_count.desc()).group.slug}/ideas",
        "idea": f"/i/{_liveliest('idea', Thread.comment_count.desc()).id}",
        "project": f"/p/{_liveliest('project', Thread.created_at.desc()).id}",
        "tree": f"/tree/{announcement.id}",
        "newsroom": "/newsroom",
        "search": "/search?q=straps",
    }


def _liveliest(kind: str, *order) -> Thread:
    return db.session.scalar(select(Thread).where(Thread.kind == kind, Thread.deleted_at.is_(None)).order_by(*order, Thread.id))


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
