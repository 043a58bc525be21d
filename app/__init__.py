"""Kithline. `create_app()` is the composition root: the one module that knows every other."""

import os
from datetime import timedelta

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import commands, site, sockets, web
from app.commands.minute import pass_minute
from app.config import Config
from app.core.database import db
from app.core.moments import live_by
from app.core.outside import outside
from app.core.scanning import scanner
from app.core.sockets import socketio
from app.core.storage import storage
from app.edge.forgery import register_forgery, register_oddities
from app.edge.headers import register_headers
from app.edge.limits import register_limits
from app.edge.numbers import register_numbers
from app.edge.postman import Postman
from app.edge.refusals import register_refusals
from app.edge.submissions import register_submissions
from app.edge.transaction import register_transaction
from app.edge.uploads import register_uploads
from app.subscribers.beginnings.handlers import BEGINNINGS
from app.subscribers.links.asking import ask_next
from app.subscribers.links.handlers import LINKS
from app.subscribers.logbook.handlers import LOGBOOK
from app.subscribers.notifications.handlers import NOTIFICATIONS
from app.subscribers.ranking.handlers import RANKING
from app.subscribers.ranking.offers import flush
from app.subscribers.ranking.sweep import sweep
from app.subscribers.realtime.handlers import REALTIME
from app.subscribers.search.handlers import SEARCH
from app.subscribers.search.index import index
from app.subscribers.search.mending import examine, look
from app.web.attachments import take_in

# In this order at each delivery: who waits with a page open hears before what takes its time.
SUBSCRIBERS = (BEGINNINGS, LOGBOOK, NOTIFICATIONS, REALTIME, LINKS, RANKING, SEARCH)


def create_app(config: Config) -> Flask:
    """The house as `config` describes it, ready to be served or asked from a command."""
    app = Flask("app", static_folder=_beside("static"), static_url_path="/static", template_folder=_beside("templates"))
    app.config.update(
        TESTING=config.testing,
        SECURE=config.secure,
        HOUSE=config,
        MAX_CONTENT_LENGTH=9 * 2**20,
        MAX_FORM_MEMORY_SIZE=2**20,
        MAX_FORM_PARTS=200,
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies, x_host=config.proxies)
    live_by(config.zone)
    db.connect(config.database_url)
    storage.connect(config.files or config.data / "files", **dict(config.bucket))
    outside.connect(is_on=config.link_cards, own=config.trusted_hosts)
    scanner.connect(config.scan_command)
    index.connect(None if config.search_in_memory else config.search_index)
    chores, beside = (pass_minute, sweep, db.checkpoint, examine), ask_next if config.link_cards else None
    postman = app.extensions["postman"] = Postman(SUBSCRIBERS, between=_between, each_minute=chores, beside=beside)
    _build_threshold(app, config, postman)
    for door in (web, site, commands):
        door.register(app)
    _open_sockets(app, config)
    return app


def _between() -> None:
    """After every delivery: what waits to be written together is written, and a lost index noticed."""
    flush()
    look()


def _build_threshold(app: Flask, config: Config, postman: Postman) -> None:
    register_numbers(app)
    # After-request functions run last to first: the commit must come after everything that still writes.
    register_headers(app)
    register_transaction(app, postman.wake)
    register_forgery(app)
    # The first to read what was sent: whatever takes its time is done before anything is asked of the database.
    register_uploads(app, largest=(config.files_each + 1) * config.largest_file, take_in=take_in)
    register_oddities(app)
    register_limits(app, config)
    register_submissions(app)
    register_refusals(app)


def _open_sockets(app: Flask, config: Config) -> None:
    sockets.register(socketio)
    socketio.init_app(
        app,
        async_mode="threading",
        message_queue=config.redis_url or None,
        cors_allowed_origins=list(config.origins) or None,
        max_http_buffer_size=4096,
    )


def _beside(folder: str) -> str:
    return os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), folder)
