"""{{title}}: a page and a JSON API on Flask."""

import os
from datetime import datetime, timezone

from flask import Flask, jsonify, render_template, request

import content
from store import Messages

app = Flask(__name__)
app.json.ensure_ascii = False
messages = Messages(content.SAMPLES)


@app.get("/")
def home():
    return render_template("index.html", messages=messages.all())


@app.get("/api/messages")
def list_messages():
    return jsonify(items=messages.all())


@app.post("/api/messages")
def add_message():
    body = request.get_json(silent=True) or {}
    name, text = str(body.get("name", "")).strip(), str(body.get("text", "")).strip()
    errors = {field: content.REQUIRED for field, value in (("name", name), ("text", text)) if not value}
    if len(text) > 500:
        errors["text"] = content.TOO_LONG
    if errors:
        return jsonify(error="invalid", fields=errors), 422
    return jsonify(messages.add(name[:60], text)), 201


@app.post("/api/messages/<int:message_id>/like")
def like_message(message_id):
    message = messages.like(message_id)
    return jsonify(message) if message else not_found(None)


@app.delete("/api/messages/<int:message_id>")
def delete_message(message_id):
    return ("", 204) if messages.remove(message_id) else not_found(None)


@app.get("/api/health")
def health():
    return jsonify(status="ok", time=datetime.now(timezone.utc).isoformat())


@app.errorhandler(404)
def not_found(_error):
    if request.path.startswith("/api/"):
        return jsonify(error="not-found", message=f"{request.method} {request.path}"), 404
    return render_template("not-found.html"), 404


if __name__ == "__main__":
    app.run(
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "5000")),
        debug=True,
        use_debugger=False,
    )
