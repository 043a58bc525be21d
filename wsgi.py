"""The house as the environment describes it: `gunicorn wsgi:app`, `flask --app wsgi …`."""

from app import create_app
from app.config import Config

app = create_app(Config.from_environment())
