package main

// Samples are the notes that the API begins with.
func Samples() []Note {
	return []Note{
		{Title: "Welcome", Text: "This note came with the API.", Pinned: true},
		{Title: "Try the buttons", Text: "Every route on the page can be called as it stands."},
	}
}
