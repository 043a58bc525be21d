"""A process in which several people promote one idea at once: `python -m tests.domain.projects.pressing URL IDEA PERSON…`.

It says “ready”, waits for a line, and prints what each was told.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy.exc import OperationalError

from app.core.database import db
from app.core.errors import Invalid
from app.domain.ideas.models import Idea
from app.domain.people.models import Person
from app.domain.projects.operations import promote


def press(idea_id: int, person_id: int, gate: Barrier) -> str:
    """What the person is told: “done”, or why not."""
    gate.wait(timeout=120)
    try:
        with db.transaction() as session:
            promote(session.get(Idea, idea_id), by=session.get(Person, person_id))
    except Invalid as refusal:
        return refusal.errors["state"]
    except OperationalError:
        # On a busy machine the others' turns may take longer than SQLite waits; who is sent away then presses again.
        return press(idea_id, person_id, Barrier(1))
    return "done"


if __name__ == "__main__":
    url, idea_id, *people = sys.argv[1:]
    db.connect(url)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    gate = Barrier(len(people))
    with ThreadPoolExecutor(len(people)) as pool:
        told = list(pool.map(lambda person: press(int(idea_id), int(person), gate), people))
    sys.stdout.write(json.dumps(told))
