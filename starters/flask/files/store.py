"""The messages, kept in memory: a restart begins anew. Python's own sqlite3 keeps them on disk without another package."""

from itertools import count
from threading import Lock


class Messages:
    def __init__(self, samples):
        self._lock = Lock()
        self._ids = count(1)
        self._items = {}
        for name, text, likes in samples:
            self.add(name, text)["likes"] = likes

    def all(self):
        """Newest first."""
        return list(reversed(self._items.values()))

    def add(self, name, text):
        with self._lock:
            message = {"id": next(self._ids), "name": name, "text": text, "likes": 0}
            self._items[message["id"]] = message
            return message

    def like(self, message_id):
        with self._lock:
            message = self._items.get(message_id)
            if message:
                message["likes"] += 1
            return message

    def remove(self, message_id):
        with self._lock:
            return self._items.pop(message_id, None)
