"""The house as the environment describes it: `gunicorn wsgi:app`, `flask --app wsgi …`."""

import gc

from app import create_app
from app.config import Config

app = create_app(Config.from_environment())
# What lives as long as the process need not be looked through again whenever a page has been made.
gc.freeze()
