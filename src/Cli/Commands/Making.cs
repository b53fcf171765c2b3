using System.CommandLine;
using System.Text.Json.Nodes;

namespace Forja.Cli.Commands;

/// <summary>What <c>new</c> and <c>turn</c> have in common: start something, follow it to its preview, always say how it ended.</summary>
internal static class Making
{
    public static readonly Option<bool> Json = new("--json") { Description = Texts.Of("opt.json") };
    public static readonly Option<string?> Model = new("--model") { Description = Texts.Of("opt.model") };

    /// <summary><paramref name="start"/> starts the work and gives the project as the server told it, the turn, and from where to watch.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Func<Api, CancellationToken, Task<(JsonNode Project, string Turn, string Cursor)>> start, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(Json);
        JsonNode? project = null;
        string? openUrl = null;
        try
        {
            using var api = ServerOptions.Connect(parsed);
            (project, var turn, var cursor) = await start(api, cancellationToken);
            var id = (string)project["id"]!;
            Console.Error.WriteLine(Texts.Of("created", ("id", id)));
            var watch = new TurnWatch(api, id, turn, cursor);
            await watch.RunAsync(cancellationToken);
            await watch.WaitForPreviewAsync((string)project["previewUrl"]!, cancellationToken);
            openUrl = (string?)(await api.GetAsync($"/api/projects/{id}/preview-link", cancellationToken))["openUrl"];
            return new Outcome(id, (string?)project["previewUrl"], openUrl, "ready") { Warnings = watch.Warnings }.Print(json);
        }
        catch (CliError error)
        {
            return Fail(error.Code, error.Told, error.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Fail("cancelled", Texts.Of("cancelled"), null);
        }
        catch (Exception error)
        {
            // Whatever it is, a script that reads the last line must find it there.
            return Fail("cli.internal-error", error.Message, error.Message);
        }

        int Fail(string code, string told, string? detail)
        {
            Console.Error.WriteLine(Texts.Of("failed", ("why", told)));
            return new Outcome((string?)project?["id"], (string?)project?["previewUrl"], openUrl ?? (string?)project?["openUrl"], "failed", code, detail).Print(json);
        }
    }
}
