"""A program that uses the pages: for journeys where nobody needs to see them."""

from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.journeys.stories import PASSWORD


class Caller:
    """Signed in as `email`. Raises HTTPError for everything that is refused."""

    def __init__(self, url: str, email: str):
        self.url, self.opener = url, build_opener(HTTPCookieProcessor(CookieJar()))
        self.post("/sign-in", email=email, password=PASSWORD)

    def get(self, path: str) -> str:
        """The page at `path`."""
        with self.opener.open(self.url + path, timeout=20) as answer:
            return answer.read().decode()

    def post(self, path: str, **form: str) -> str:
        """Send `form` to `path`; returns the page it leads to."""
        request = Request(self.url + path, urlencode(form).encode(), {"Sec-Fetch-Site": "same-origin"})
        with self.opener.open(request, timeout=20) as answer:
            return answer.read().decode()
