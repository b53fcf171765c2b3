package main

// Samples são as notas com que a API começa.
func Samples() []Note {
	return []Note{
		{Title: "Boas-vindas", Text: "Esta nota veio com a API.", Pinned: true},
		{Title: "Experimente os botões", Text: "Cada rota da página pode ser chamada como está."},
	}
}
