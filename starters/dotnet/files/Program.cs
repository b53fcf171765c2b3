using System.Diagnostics;
using System.Text.Json;
using App;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new Notes(Samples.All));

var app = builder.Build();
var running = Stopwatch.StartNew();

app.UseDefaultFiles();
app.UseStaticFiles();

app.MapGet("/api", async () => new { name = "{{name}}", endpoints = JsonDocument.Parse(await File.ReadAllTextAsync("endpoints.json")).RootElement });
app.MapGet("/api/health", () => new { status = "ok", uptimeSeconds = (int)running.Elapsed.TotalSeconds });

var notes = app.MapGroup("/api/notes");
notes.MapGet("", (Notes all, string? q) =>
{
    var items = all.Find(q ?? "");
    return new { items, count = items.Count };
});
notes.MapPost("", (Notes all, NoteChange change) =>
    Notes.Problems(change, isNew: true) is { Count: > 0 } problems ? Invalid(problems) : all.Add(change) is var note ? Results.Created($"/api/notes/{note.Id}", note) : null);
notes.MapGet("{id:int}", (Notes all, int id) => all.Get(id) is { } note ? Results.Ok(note) : Missing(id));
notes.MapPatch("{id:int}", (Notes all, int id, NoteChange change) =>
    Notes.Problems(change, isNew: false) is { Count: > 0 } problems ? Invalid(problems) : all.Change(id, change) is { } note ? Results.Ok(note) : Missing(id));
notes.MapDelete("{id:int}", (Notes all, int id) => all.Remove(id) ? Results.NoContent() : Missing(id));

app.Map("/api/{**rest}", (HttpRequest request) => Results.NotFound(new { error = "not-found", message = $"There is no {request.Method} {request.Path}." }));

app.Run();

static IResult Invalid(Dictionary<string, string> fields) => Results.UnprocessableEntity(new { error = "invalid", fields });

static IResult Missing(int id) => Results.NotFound(new { error = "not-found", message = $"There is no note {id}." });
