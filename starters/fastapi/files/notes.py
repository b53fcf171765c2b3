"""The notes, kept in memory: a restart begins anew. Python's own sqlite3 keeps them on disk without another package."""

from datetime import datetime, timezone
from itertools import count
from threading import Lock


class Notes:
    def __init__(self, samples):
        self._lock = Lock()
        self._ids = count(1)
        self._items = {}
        for title, text, pinned in samples:
            self.add(title, text, pinned)

    def find(self, words):
        with self._lock:
            return [note for note in self._items.values() if words.lower() in f"{note['title']} {note['text']}".lower()]

    def get(self, note_id):
        return self._items.get(note_id)

    def add(self, title, text, pinned):
        with self._lock:
            note_id = next(self._ids)
            self._items[note_id] = {"id": note_id, "title": title, "text": text, "pinned": pinned, "createdAt": datetime.now(timezone.utc).isoformat()}
            return self._items[note_id]

    def change(self, note_id, fields):
        with self._lock:
            if note_id not in self._items:
                return None
            self._items[note_id] = {**self._items[note_id], **fields}
            return self._items[note_id]

    def remove(self, note_id):
        with self._lock:
            return self._items.pop(note_id, None)
