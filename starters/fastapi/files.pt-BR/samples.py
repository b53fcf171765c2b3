"""As notas com que a API começa: título, texto, fixada."""

SAMPLES = [
    ("Boas-vindas", "Esta nota veio com a API.", True),
    ("Experimente os botões", "Cada rota da página pode ser chamada como está.", False),
]
