package main

import (
	"errors"
	"sort"
	"strings"
	"sync"
	"time"
)

// Note is what the API keeps, in memory: a restart begins anew.
type Note struct {
	ID        int       `json:"id"`
	Title     string    `json:"title"`
	Text      string    `json:"text"`
	Pinned    bool      `json:"pinned"`
	CreatedAt time.Time `json:"createdAt"`
}

// Change names the fields that are to be set; the others stay.
type Change struct {
	Title  *string `json:"title"`
	Text   *string `json:"text"`
	Pinned *bool   `json:"pinned"`
}

var (
	ErrNotFound = errors.New("there is no such note")
	ErrTitle    = errors.New("title: between 1 and 120 characters")
	ErrText     = errors.New("text: at most 2000 characters")
)

// Notes may be used by many requests at once.
type Notes struct {
	mutex sync.RWMutex
	items map[int]Note
	last  int
}

func NewNotes(samples []Note) *Notes {
	notes := &Notes{items: map[int]Note{}}
	for _, sample := range samples {
		notes.Add(Change{&sample.Title, &sample.Text, &sample.Pinned})
	}
	return notes
}

// Find gives the notes that contain the words, in the order in which they were made.
func (notes *Notes) Find(words string) []Note {
	notes.mutex.RLock()
	defer notes.mutex.RUnlock()
	found := []Note{}
	for _, note := range notes.items {
		if strings.Contains(strings.ToLower(note.Title+" "+note.Text), strings.ToLower(words)) {
			found = append(found, note)
		}
	}
	sort.Slice(found, func(a, b int) bool { return found[a].ID < found[b].ID })
	return found
}

func (notes *Notes) Get(id int) (Note, error) {
	notes.mutex.RLock()
	defer notes.mutex.RUnlock()
	if note, there := notes.items[id]; there {
		return note, nil
	}
	return Note{}, ErrNotFound
}

func (notes *Notes) Add(change Change) (Note, error) {
	notes.mutex.Lock()
	defer notes.mutex.Unlock()
	return notes.put(Note{ID: notes.last + 1, CreatedAt: time.Now().UTC()}, change)
}

func (notes *Notes) Change(id int, change Change) (Note, error) {
	notes.mutex.Lock()
	defer notes.mutex.Unlock()
	note, there := notes.items[id]
	if !there {
		return Note{}, ErrNotFound
	}
	return notes.put(note, change)
}

func (notes *Notes) Remove(id int) error {
	notes.mutex.Lock()
	defer notes.mutex.Unlock()
	if _, there := notes.items[id]; !there {
		return ErrNotFound
	}
	delete(notes.items, id)
	return nil
}

func (notes *Notes) put(note Note, change Change) (Note, error) {
	if change.Title != nil {
		note.Title = strings.TrimSpace(*change.Title)
	}
	if change.Text != nil {
		note.Text = strings.TrimSpace(*change.Text)
	}
	if change.Pinned != nil {
		note.Pinned = *change.Pinned
	}
	if length := len([]rune(note.Title)); length < 1 || length > 120 {
		return Note{}, ErrTitle
	}
	if len([]rune(note.Text)) > 2000 {
		return Note{}, ErrText
	}
	notes.items[note.ID] = note
	if note.ID > notes.last {
		notes.last = note.ID
	}
	return note, nil
}
