"""Palavras que o próprio servidor diz; as da página estão em templates/."""

REQUIRED = "Preencha este campo."
TOO_LONG = "No máximo 500 caracteres."

SAMPLES = [
    ("Ana", "Que ideia boa. Eu levo o bolo.", 4),
    ("Tomás", "Alguém ainda tem as fotos do último encontro?", 1),
    ("Marta", "Bem-vindos! Deixem um recado, para sabermos que passaram por aqui.", 7),
]
