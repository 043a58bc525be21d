"""Every message that travels over a connection."""

INVENTORY = (
    ("from page", "connect", "with the sign-in cookie; strangers are refused, and more than ten pages of one person"),
    ("from page", "watch", '{"stream": "home" | "newsroom" | "group:3" | "thread:7" | "person:5"}; answers {"ok": …}'),
    ("from page", "leave", "the same, when the page no longer shows it"),
    ("from page", "disconnect", "the page has gone"),
    ("to page", "stale", '{"stream": "group:3", "event": 41, "kind": "Posted", "thread": 7}: fetch it again through the front door'),
)
