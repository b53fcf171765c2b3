"""Words that the server itself says; those of the page are in templates/."""

REQUIRED = "Please fill this in."
TOO_LONG = "At most 500 characters."

SAMPLES = [
    ("Ana", "What a lovely idea. I will bring cake.", 4),
    ("Tom", "Does anyone still have the photos of the last meeting?", 1),
    ("Marta", "Welcome, everyone! Leave a word, so that we know you were here.", 7),
]
