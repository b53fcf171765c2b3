using System.Net;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Pool;

/// <summary>Asks a fresh dev server once for its page and all that the page loads, so that it has compiled everything before the first person asks.</summary>
internal static partial class ModuleWarmUp
{
    private const int MostModules = 300;

    public static async Task RunAsync(Sandbox sandbox, CancellationToken cancellationToken)
    {
        if (sandbox.Status.Ports.FirstOrDefault(port => port.Web) is not { } web) return;

        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (_, cancelled) => sandbox.ConnectAsync(sandbox.Status.Epoch, web.Port, cancelled),
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri("http://localhost/") };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*");

        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var path))
        {
            using var answer = await client.GetAsync(path, cancellationToken);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType is not ("text/html" or "text/javascript" or "application/javascript")) continue;

            // A large package of the layer imports nothing that its own page would not name as well.
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            foreach (Match match in Imports().Matches(text))
            {
                var found = match.Groups["path"].Value;
                if (seen.Count < MostModules && seen.Add(found)) next.Enqueue(found);
            }
        }
    }

    // "from '/src/App.tsx'", "import '/src/index.css'", "src=/src/main.tsx": only what comes from this server's root.
    [GeneratedRegex("""(?:\bfrom\s*|\bimport\s*\(?\s*|\bsrc=)["'](?<path>/[^"'\s]+)["']""")]
    private static partial Regex Imports();
}
