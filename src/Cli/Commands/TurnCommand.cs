using System.CommandLine;

namespace Forja.Cli.Commands;

/// <summary><c>forja turn ID "…"</c></summary>
internal static class TurnCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = Texts.Of("arg.id") };
        var text = new Argument<string>("text") { Description = Texts.Of("arg.text") };
        var command = new Command("turn", Texts.Of("turn")) { id, text, Making.Json, Making.Model }.WithServer();
        command.SetAction((parsed, cancellationToken) => Making.RunAsync(parsed, async (api, token) =>
        {
            var path = $"/api/projects/{Uri.EscapeDataString(parsed.GetValue(id)!)}";
            var project = await api.GetAsync(path, token);
            var turn = await api.PostAsync($"{path}/turns", new { Text = parsed.GetValue(text), Model = parsed.GetValue(Making.Model), Language = Texts.Tag }, token);
            return (project, (string)turn["turnId"]!, $"{(long)project["seq"]!}");
        }, cancellationToken));
        return command;
    }
}
