using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forja.Cli;

/// <summary>
/// The server's API as a plain HTTP client. It always connects to loopback itself, because .NET's resolver does not know <c>*.localhost</c>, and
/// sends the address' host in the Host header.
/// </summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient _http;

    private Api(HttpClient http) => _http = http;

    public static Api Connect(int port, string dataDirectory)
    {
        var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync, UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://localhost:{port}/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SecretIn(dataDirectory, "token"));
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(Texts.Tag);
        return new Api(http);
    }

    /// <summary>The link that opens Forja itself in a browser, as `up` prints it.</summary>
    public static string StartLink(int port, string dataDirectory) => $"http://localhost:{port}/?key={SecretIn(dataDirectory, "key")}";

    public Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    public Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, body, cancellationToken);

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, null, cancellationToken);

    /// <summary>Opens a stream of events after a cursor.</summary>
    public async Task<HttpResponseMessage> WatchAsync(string project, string cursor, CancellationToken cancellationToken)
    {
        var response = await TryAsync(() => _http.GetAsync($"/api/projects/{project}/events?after={cursor}", HttpCompletionOption.ResponseHeadersRead, cancellationToken));
        return response.IsSuccessStatusCode ? response : throw await ErrorOfAsync(response, cancellationToken);
    }

    /// <summary>How the preview answers now.</summary>
    public async Task<(HttpStatusCode Status, TimeSpan? RetryAfter)> LookAsync(string previewUrl, CancellationToken cancellationToken)
    {
        using var response = await TryAsync(() => _http.GetAsync(previewUrl, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
        return (response.StatusCode, response.Headers.RetryAfter?.Delta);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        using var response = await TryAsync(() => _http.SendAsync(request, cancellationToken));
        if (!response.IsSuccessStatusCode) throw await ErrorOfAsync(response, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private static async Task<HttpResponseMessage> TryAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException error) when (error.HttpRequestError is HttpRequestError.ConnectionError)
        {
            throw new CliError("server.not-running");
        }
    }

    private static async Task<CliError> ErrorOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            try
            {
                var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
                if ((string?)problem?["code"] is { } code) return new CliError(code, (string?)problem["detail"]);
            }
            catch (JsonException)
            {
                // Not one of ours: the status is all there is to tell.
            }

            return new CliError("server.answer", $"{(int)response.StatusCode} {response.ReasonPhrase}");
        }
    }

    private static string SecretIn(string dataDirectory, string name)
    {
        var path = Path.Combine(dataDirectory, "instance.json");
        try
        {
            return (string?)JsonNode.Parse(File.ReadAllText(path))?[name] ?? throw new CliError("server.no-token", path);
        }
        catch (FileNotFoundException)
        {
            throw new CliError("server.not-running");
        }
        catch (DirectoryNotFoundException)
        {
            throw new CliError("server.not-running");
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException or JsonException)
        {
            throw new CliError("server.no-token", error.Message);
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Exception? first = null;
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException error)
            {
                socket.Dispose();
                first ??= error;
            }
        }

        throw first!;
    }
}
