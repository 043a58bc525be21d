"""Settings, read once from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

BUCKET = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_ENDPOINT", "AWS_SESSION_TOKEN")


@dataclass(frozen=True)
class Config:
    """Everything a house can be told from outside. `docs/configuration.md` explains each."""

    data: Path = Path("var")
    search_index: Path = Path("search_index")
    database_url: str = ""
    redis_url: str = ""
    port: int = 5000
    house_name: str = "Kithline"
    zone: str = "UTC"
    secure: bool = False
    proxies: int = 0
    trusted_hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    testing: bool = False
    search_in_memory: bool = False
    delivers: bool = True
    chat_link: str = ""
    files: str = ""
    bucket: tuple[tuple[str, str], ...] = ()
    file_megabytes: int = 20
    files_each: int = 8
    link_cards: bool = False
    scan_command: str = ""

    @classmethod
    def from_environment(cls) -> "Config":
        """Read PORT, KITHLINE_DATA, DATABASE_URL, REDIS_URL, the KITHLINE_* settings and, for a bucket, AWS_*."""
        env = os.environ
        data = Path(env.get("KITHLINE_DATA") or "var").absolute()
        return cls(
            data=data,
            search_index=data / "search_index" if env.get("KITHLINE_DATA") else Path("search_index").absolute(),
            database_url=env.get("DATABASE_URL") or f"sqlite:///{data / 'kithline.db'}",
            redis_url=env.get("REDIS_URL", ""),
            port=int(env.get("PORT") or 5000),
            house_name=env.get("KITHLINE_NAME", "Kithline"),
            zone=env.get("KITHLINE_ZONE") or "UTC",
            secure=env.get("KITHLINE_SECURE", "") == "1",
            proxies=int(env.get("KITHLINE_PROXIES") or 0),
            trusted_hosts=_words(env.get("KITHLINE_HOSTS", "")),
            origins=_words(env.get("KITHLINE_ORIGINS", "")),
            delivers=env.get("KITHLINE_DELIVER", "") != "off",
            chat_link=env.get("KITHLINE_CHAT_LINK", ""),
            files=env.get("KITHLINE_FILES", ""),
            bucket=tuple((name.lower(), env[name]) for name in BUCKET if env.get(name)),
            file_megabytes=int(env.get("KITHLINE_FILE_MB") or 20),
            files_each=int(env.get("KITHLINE_FILES_EACH") or 8),
            link_cards=env.get("KITHLINE_LINK_CARDS", "") == "1",
            scan_command=env.get("KITHLINE_SCAN_COMMAND", ""),
        )

    @property
    def largest_file(self) -> int:
        """In bytes."""
        return self.file_megabytes * 2**20

    @property
    def uploads(self) -> Path:
        return self.data / "uploads"


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
