using System.CommandLine;
using System.Text.Json.Nodes;

namespace Forja.Cli.Commands;

/// <summary><c>forja status [ID]</c></summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id") { Description = Texts.Of("arg.id"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("status", Texts.Of("status")) { id }.WithServer();
        command.SetAction((parsed, cancellationToken) => Asking.RunAsync(parsed, (api, token) =>
            parsed.GetValue(id) is { } project ? ProjectAsync(api, project, token) : ServerAsync(api, token), cancellationToken));
        return command;
    }

    private static async Task<int> ServerAsync(Api api, CancellationToken cancellationToken)
    {
        var me = await api.GetAsync("/api/me", cancellationToken);
        var models = await api.GetAsync("/api/models", cancellationToken);
        var projects = await api.GetAsync("/api/projects?limit=100", cancellationToken);
        Line("instance", (string?)me["instance"]);
        Line("previews", (string?)me["previewHost"]);
        Line("model", (string?)models["default"] ?? "–");
        Line("projects", $"{projects["items"]!.AsArray().Count}{(projects["next"] is null ? "" : "+")}");
        return 0;
    }

    private static async Task<int> ProjectAsync(Api api, string id, CancellationToken cancellationToken)
    {
        var path = $"/api/projects/{Uri.EscapeDataString(id)}";
        var project = await api.GetAsync(path, cancellationToken);
        var turn = (await api.GetAsync($"{path}/turns", cancellationToken))["items"]!.AsArray().LastOrDefault();
        Line("name", (string?)project["name"]);
        Line("version", $"{(int)project["version"]!}");
        Line("turn", $"{(string?)turn?["status"]}{(turn?["error"] is JsonObject error ? $" ({(string?)error["code"]})" : "")}");
        Line("sandbox", $"{(string?)project["sandbox"]!["state"]}{(project["sandbox"]!["reason"] is JsonObject reason ? $" ({(string?)reason["code"]})" : "")}");
        Line("preview", (string?)project["previewUrl"]);
        return 0;
    }

    private static void Line(string name, string? value) => Console.Out.WriteLine($"{name,-10} {value}");
}
