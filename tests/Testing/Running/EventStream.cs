using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Forja.Testing.Running;

/// <summary>A project's events as a client reads them, in order. For one reader.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;
    private readonly List<JsonElement> _seen = [];

    private EventStream(HttpResponseMessage response, Stream body) =>
        (_response, _items) = (response, SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator());

    /// <summary>What was read so far, for a failing test.</summary>
    public IReadOnlyList<JsonElement> Seen => _seen;

    /// <param name="client">Signed in.</param>
    /// <param name="project">Its id.</param>
    /// <param name="after">The cursor to go on from; null = from the beginning.</param>
    /// <param name="cancellationToken">Ends the wait for the stream's head.</param>
    public static async Task<EventStream> OpenAsync(HttpClient client, string project, long? after = null, CancellationToken cancellationToken = default)
    {
        var query = after is { } cursor ? $"?after={cursor}" : "";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/projects/{project}/events{query}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return new EventStream(response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    /// <summary>Reads on until an event of this type (that also fits); those before it are kept in <see cref="Seen"/>.</summary>
    public async Task<JsonElement> NextAsync(string type, Func<JsonElement, bool>? fits = null)
    {
        while (await _items.MoveNextAsync())
        {
            using var json = JsonDocument.Parse(_items.Current.Data);
            var next = json.RootElement.Clone();
            _seen.Add(next);
            if (next.GetProperty("type").GetString() == type && (fits?.Invoke(next) ?? true)) return next;
        }
        throw new EndOfStreamException($"The events ended before '{type}' came. Seen: {string.Join(", ", _seen.Select(one => one.GetProperty("type").GetString()))}");
    }

    /// <summary>An event of this type, when it was read already or else as soon as it comes.</summary>
    public async Task<JsonElement> FindAsync(string type, Func<JsonElement, bool>? fits = null)
    {
        foreach (var seen in _seen)
            if (seen.GetProperty("type").GetString() == type && (fits?.Invoke(seen) ?? true)) return seen;
        return await NextAsync(type, fits);
    }

    /// <summary>Reads on until a turn has ended, either way.</summary>
    public async Task<JsonElement> TurnEndAsync()
    {
        while (await _items.MoveNextAsync())
        {
            using var json = JsonDocument.Parse(_items.Current.Data);
            var next = json.RootElement.Clone();
            _seen.Add(next);
            if (next.GetProperty("type").GetString() is "turn-done" or "turn-failed") return next;
        }
        throw new EndOfStreamException("The events ended before the turn did.");
    }

    /// <summary>The name of the next check that is told; null when the turn has ended.</summary>
    public async Task<string?> CheckOrEndAsync()
    {
        while (await _items.MoveNextAsync())
        {
            using var json = JsonDocument.Parse(_items.Current.Data);
            var next = json.RootElement.Clone();
            _seen.Add(next);
            if (next.GetProperty("type").GetString() is "turn-done" or "turn-failed") return null;
            if (next.GetProperty("type").GetString() == "check") return next.GetProperty("name").GetString();
        }

        throw new EndOfStreamException("The events ended before the turn did.");
    }

    public async ValueTask DisposeAsync()
    {
        // The response first: it ends the read that the enumerator may still wait in.
        _response.Dispose();
        await _items.DisposeAsync();
    }
}
