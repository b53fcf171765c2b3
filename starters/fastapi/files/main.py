"""{{title}}: an API on FastAPI, and the page that shows it."""

import json
import time
from pathlib import Path
from typing import Optional

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, Field

from notes import Notes
from samples import SAMPLES

HERE = Path(__file__).parent
started = time.monotonic()
notes = Notes(SAMPLES)
app = FastAPI(title="{{title}}", docs_url="/api/docs", openapi_url="/api/openapi.json")


class NewNote(BaseModel):
    title: str = Field(min_length=1, max_length=120)
    text: str = Field("", max_length=2000)
    pinned: bool = False


class NoteChange(BaseModel):
    title: Optional[str] = Field(None, min_length=1, max_length=120)
    text: Optional[str] = Field(None, max_length=2000)
    pinned: Optional[bool] = None


@app.get("/api")
def describe():
    return {"name": "{{name}}", "endpoints": json.loads((HERE / "endpoints.json").read_text("utf-8"))}


@app.get("/api/health")
def health():
    return {"status": "ok", "uptimeSeconds": int(time.monotonic() - started)}


@app.get("/api/notes")
def list_notes(q: str = ""):
    items = notes.find(q)
    return {"items": items, "count": len(items)}


@app.post("/api/notes", status_code=201)
def add_note(note: NewNote, response: Response):
    added = notes.add(**note.dict())
    response.headers["Location"] = f"/api/notes/{added['id']}"
    return added


@app.get("/api/notes/{note_id}")
def read_note(note_id: int):
    return there(notes.get(note_id), note_id)


@app.patch("/api/notes/{note_id}")
def change_note(note_id: int, change: NoteChange):
    fields = {name: value for name, value in change.dict(exclude_unset=True).items() if value is not None}
    return there(notes.change(note_id, fields), note_id)


@app.delete("/api/notes/{note_id}", status_code=204)
def delete_note(note_id: int):
    there(notes.remove(note_id), note_id)
    return Response(status_code=204)


def there(note, note_id):
    if note is None:
        raise HTTPException(404, f"There is no note {note_id}.")
    return note


@app.exception_handler(HTTPException)
def on_refusal(_request: Request, error: HTTPException):
    return JSONResponse({"error": "not-found" if error.status_code == 404 else "refused", "message": error.detail}, error.status_code)


# Last: it answers whatever no route above does.
app.mount("/", StaticFiles(directory=HERE / "public", html=True))
