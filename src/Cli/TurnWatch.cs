using System.Net;
using System.Text.Json.Nodes;

namespace Forja.Cli;

/// <summary>Follows one turn to its end, telling a person on standard error, and then waits until the preview answers.</summary>
internal sealed class TurnWatch(Api api, string project, string turn, string cursor)
{
    /// <summary>After a turn that ended well the preview answers at once; a machine under load may need a moment.</summary>
    private const int MostLooks = 120;

    private readonly Dictionary<string, string> _warned = [];
    private string? _lastStage;
    private string? _lastStatus;

    /// <summary>What the turn's checks warned of, each as it was told last.</summary>
    public IReadOnlyList<string> Warnings => [.. _warned.Values];

    /// <summary>Throws a <see cref="CliError"/> with the turn's code when it did not end well.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var happened in new EventFeed(api, project, cursor).ReadAsync(cancellationToken))
        {
            if ((string?)happened["turnId"] is { } id && id != turn) continue;
            Remember(happened);
            switch ((string?)happened["type"])
            {
                case "turn-done" when (string?)happened["status"] == "ready": return;
                case "turn-done": throw new CliError("turn.cancelled");
                case "turn-failed": throw new CliError((string)happened["code"]!, (string?)happened["detail"]);
                case "project-deleted": throw new CliError("project.not-found");
                default: Tell(happened); break;
            }
        }
    }

    public async Task WaitForPreviewAsync(string previewUrl, CancellationToken cancellationToken)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var (status, retryAfter) = await api.LookAsync(previewUrl, cancellationToken);
            if (status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)) return;
            await Task.Delay(retryAfter is { } delay && delay < TimeSpan.FromSeconds(1) ? delay : TimeSpan.FromMilliseconds(250), cancellationToken);
        }

        throw new CliError("preview.not-ready", previewUrl);
    }

    private void Remember(JsonNode happened)
    {
        if ((string?)happened["type"] != "check" || (string?)happened["name"] is not { } name) return;
        if ((string?)happened["status"] == "warned") _warned[name] = $"{name}: {((string?)happened["detail"])?.Split('\n')[0]}";
        else _warned.Remove(name);
    }

    private void Tell(JsonNode happened)
    {
        switch ((string?)happened["type"])
        {
            case "status" when (happened["status"]?.ToString()) is string status && status != _lastStatus:
                _lastStatus = status;
                Say(Texts.Find($"status.{status}"));
                break;
            case "sandbox" when (happened["sandbox"]?["stage"]?.ToString()) is string stage && stage != _lastStage:
                _lastStage = stage;
                Say(Texts.Find($"stage.{stage}"));
                break;
            case "file-done": Say($"  {((string?)happened["change"] == "created" ? "+" : "~")} {(string?)happened["path"]}"); break;
            case "file-deleted": Say($"  - {(string?)happened["path"]}"); break;
            case "file-refused": Say($"  ! {(string?)happened["path"]} ({(string?)happened["code"]})"); break;
            case "notice": Say(NoticeOf(happened)); break;
            case "check" when (happened["status"]?.ToString()) is "passed" or "failed" or "warned" or "skipped": Say(CheckOf(happened)); break;
        }
    }

    private static string NoticeOf(JsonNode notice)
    {
        var code = (string)notice["code"]!;
        var args = notice["args"]?.AsObject().Select(item => (item.Key, (string?)item.Value)).ToArray() ?? [];
        return Texts.Find(code, args) ?? code;
    }

    private static string CheckOf(JsonNode check)
    {
        // A person is told what was not looked at, too: it is not the same as good.
        var sign = (string?)check["status"] switch { "passed" => "✓", "failed" => "✗", "warned" => "!", _ => "–" };
        var detail = sign == "✓" ? null : (string?)check["detail"];
        return $"  {sign} {(string?)check["name"]}{(detail is null ? "" : $": {detail.Split('\n')[0]}")}";
    }

    private static void Say(string? line)
    {
        if (line is not null) Console.Error.WriteLine(line);
    }
}
