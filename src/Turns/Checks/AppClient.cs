using System.Net;
using System.Net.Http.Headers;
using Forja.ProjectFiles;
using Forja.Sandboxes;

namespace Forja.Turns.Checks;

/// <summary>Asks a running app what a browser would ask, straight through its sandbox's own connection. One epoch of one sandbox; dispose it.</summary>
internal sealed class AppClient : IDisposable
{
    /// <summary>A module larger than this is not read for its imports.</summary>
    private const int MostCharacters = 4 << 20;

    private readonly HttpClient _http;

    public AppClient(SandboxConnections connections, ProjectId project, long epoch, int port)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellationToken) => connections.ConnectAsync(project, epoch, port, cancellationToken),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxConnectionsPerServer = 6,
        };

        // Dev servers accept the name localhost; the certain address is the connection itself.
        _http = new HttpClient(handler) { BaseAddress = new Uri($"http://localhost:{port}/"), Timeout = TimeSpan.FromSeconds(20) };
    }

    public async Task<AppAnswer> GetAsync(string address, string accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var kind = response.Content.Headers.ContentType;
        return new AppAnswer(response.StatusCode, kind?.MediaType ?? "", IsText(kind) ? await ReadAsync(response, cancellationToken) : "");
    }

    public void Dispose() => _http.Dispose();

    private static bool IsText(MediaTypeHeaderValue? kind) =>
        kind?.MediaType is null || kind.MediaType.StartsWith("text/", StringComparison.Ordinal) || kind.MediaType.Contains("javascript", StringComparison.Ordinal)
        || kind.MediaType.Contains("json", StringComparison.Ordinal);

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var buffer = new char[16 * 1024];
        var text = new System.Text.StringBuilder();
        while (text.Length < MostCharacters && await reader.ReadAsync(buffer.AsMemory(), cancellationToken) is > 0 and var read) text.Append(buffer, 0, read);
        return text.ToString();
    }
}

/// <summary>What the app answered.</summary>
internal sealed record AppAnswer(HttpStatusCode Status, string MediaType, string Body)
{
    public bool IsError => (int)Status >= 400;
}
