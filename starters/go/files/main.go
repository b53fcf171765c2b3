// {{name}} answers below /api and serves the page in public/.
package main

import (
	"encoding/json"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

var started = time.Now()

func main() {
	notes := NewNotes(Samples())
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir("public")))
	mux.HandleFunc("/api", describe)
	mux.HandleFunc("/api/health", health)
	mux.HandleFunc("/api/notes", notes.serveAll)
	mux.HandleFunc("/api/notes/", notes.serveOne)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		fail(w, http.StatusNotFound, "not-found", r.Method+" "+r.URL.Path)
	})

	address := net.JoinHostPort(env("HOST", "127.0.0.1"), env("PORT", "8080"))
	log.Printf("Listening on http://%s", address)
	log.Fatal(http.ListenAndServe(address, mux))
}

func describe(w http.ResponseWriter, r *http.Request) {
	endpoints, err := os.ReadFile("endpoints.json")
	if err != nil {
		fail(w, http.StatusInternalServerError, "internal", err.Error())
		return
	}
	reply(w, http.StatusOK, map[string]any{"name": "{{name}}", "endpoints": json.RawMessage(endpoints)})
}

func health(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, map[string]any{"status": "ok", "uptimeSeconds": int(time.Since(started).Seconds())})
}

func (notes *Notes) serveAll(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		items := notes.Find(r.URL.Query().Get("q"))
		reply(w, http.StatusOK, map[string]any{"items": items, "count": len(items)})
	case http.MethodPost:
		var change Change
		if !read(w, r, &change) {
			return
		}
		note, err := notes.Add(change)
		if err != nil {
			fail(w, http.StatusUnprocessableEntity, "invalid", err.Error())
			return
		}
		w.Header().Set("Location", "/api/notes/"+strconv.Itoa(note.ID))
		reply(w, http.StatusCreated, note)
	default:
		fail(w, http.StatusMethodNotAllowed, "method-not-allowed", r.Method)
	}
}

func (notes *Notes) serveOne(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/api/notes/"))
	var note Note
	var err error
	switch r.Method {
	case http.MethodGet:
		note, err = notes.Get(id)
	case http.MethodPatch:
		var change Change
		if !read(w, r, &change) {
			return
		}
		note, err = notes.Change(id, change)
	case http.MethodDelete:
		err = notes.Remove(id)
	default:
		fail(w, http.StatusMethodNotAllowed, "method-not-allowed", r.Method)
		return
	}

	switch {
	case errors.Is(err, ErrNotFound):
		fail(w, http.StatusNotFound, "not-found", err.Error())
	case err != nil:
		fail(w, http.StatusUnprocessableEntity, "invalid", err.Error())
	case r.Method == http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	default:
		reply(w, http.StatusOK, note)
	}
}

func read(w http.ResponseWriter, r *http.Request, value any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(value); err != nil {
		fail(w, http.StatusBadRequest, "bad-request", err.Error())
		return false
	}
	return true
}

func reply(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(value); err != nil {
		log.Print(err)
	}
}

func fail(w http.ResponseWriter, status int, code, message string) {
	reply(w, status, map[string]string{"error": code, "message": message})
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
