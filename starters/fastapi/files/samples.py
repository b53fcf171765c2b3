"""The notes that the API begins with: title, text, pinned."""

SAMPLES = [
    ("Welcome", "This note came with the API.", True),
    ("Try the buttons", "Every route on the page can be called as it stands.", False),
]
