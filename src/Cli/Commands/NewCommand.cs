using System.CommandLine;

namespace Forja.Cli.Commands;

/// <summary><c>forja new "…"</c></summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var prompt = new Argument<string>("prompt") { Description = Texts.Of("arg.prompt") };
        var name = new Option<string?>("--name") { Description = Texts.Of("opt.name") };
        var starter = new Option<string?>("--starter") { Description = Texts.Of("opt.starter") };
        var command = new Command("new", Texts.Of("new")) { prompt, Making.Json, Making.Model, name, starter }.WithServer();
        command.SetAction((parsed, cancellationToken) => Making.RunAsync(parsed, async (api, token) =>
        {
            var project = await api.PostAsync("/api/projects", new
            {
                Prompt = parsed.GetValue(prompt),
                Name = parsed.GetValue(name),
                Model = parsed.GetValue(Making.Model),
                Starter = parsed.GetValue(starter),
                Language = Texts.Tag,
            }, token);
            return (project, (string)project["turnId"]!, $"{(long)project["seq"]!}");
        }, cancellationToken));
        return command;
    }
}
