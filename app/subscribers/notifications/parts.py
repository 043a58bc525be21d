"""What somebody had a part in, said to them."""

PARTS = {
    "sparked": "You sparked it.",
    "shaped": "You shaped it.",
    "backed": "You stood behind it.",
    "built": "You built it.",
    "decided": "You helped decide it.",
    "tested": "You tested it.",
    "told": "You told it.",
    "carried": "You carried it.",
    "responded": "It began with your answer.",
}
