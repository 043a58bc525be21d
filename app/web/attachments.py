"""Files on their way into what somebody says: taken in ahead of the form, hung on it with it, shown again when it is refused."""

from flask import current_app, g, request

from app.core.database import db
from app.core.errors import Invalid
from app.core.parsing import truth_of
from app.domain.discussions.models import Comment, Thread
from app.domain.files.described import Described
from app.domain.files.intake import take
from app.domain.files.models import File
from app.domain.files.operations import attach, receive
from app.domain.files.queries import files_of, waiting_files
from app.edge.caller import caller, cookie_name, forget_caller
from app.edge.limits import limiter


def take_in(files: list) -> None:
    """Put away what was sent with this request and let it wait, the caller's own; what is refused is noted for the view."""
    house = current_app.config["HOUSE"]
    g.received, g.refused = [], []
    if len(files) > house.files_each:
        g.refused.append(f"At most {house.files_each} files at once; these are {len(files)}.")
        return
    with limiter.limit("90 per minute", key_func=_sender):
        for file in files:
            _take_in(file)


def _take_in(file) -> None:
    house = current_app.config["HOUSE"]
    try:
        sent = take(file.stream, file.filename, largest=house.largest_file)
        with db.transaction():
            g.received.append(receive(sent, by=caller()).key)
    except Invalid as refusal:
        g.refused += refusal.errors.values()
    finally:
        # The next question is asked in another session, of which the caller known so far is no part.
        forget_caller()


def _sender() -> str:
    """Who is counted: a sign-in rather than an address, behind which a whole office may sit. Asks the database nothing."""
    return request.cookies.get(cookie_name()) or request.remote_addr or ""


def attach_sent(contribution: Thread | Comment) -> None:
    """Hang on `contribution` what its form named and brought, as its author. Raises Invalid(files=…) and NotFound."""
    check_refused()
    if "with_files" in request.form or g.get("received"):
        keys = keys_sent()
        attach(contribution, by=caller(), keys=keys, described=described_as(keys), most=current_app.config["HOUSE"].files_each)


def check_refused() -> None:
    """Raises Invalid(files=…) if any file that came with this form was not taken in."""
    if refused := g.get("refused"):
        raise Invalid(files=" ".join(refused))


def refuse_files(**why: str) -> None:
    """For what cannot carry files: raises Invalid(**why) if its form named or brought any, so that none is lost unsaid."""
    if keys_sent() or g.get("refused"):
        raise Invalid(**why)


def keys_sent() -> list[str]:
    """The files this form named, and those that came with it."""
    return [*request.form.getlist("file"), *g.get("received", ())]


def waiting(contribution: Thread | Comment | None = None) -> list[File]:
    """What the form shows as attached: what it named when it was sent, or else what hangs on `contribution` already.

    What somebody typed about a picture stands in it, though nothing of that is kept yet.
    """
    hanging = files_of(contribution) if contribution is not None and contribution.file_count else []
    if "with_files" not in request.form:
        return hanging
    keys = keys_sent()
    files = [file for file in hanging if file.key in keys] + waiting_files(caller(), keys)
    for file in files:
        db.session.expunge(file)
        described = described_as([file.key])[file.key]
        file.alt, file.is_decorative = described.alt, described.is_decorative
    return files


def described_as(keys: list[str]) -> dict[str, Described]:
    """What the form says of the pictures among `keys`."""
    form = request.form
    return {key: Described(form.get(f"alt:{key}", ""), truth_of(form, f"decorative:{key}")) for key in keys}
