using System.CommandLine;

namespace Forja.Cli.Commands;

/// <summary><c>forja projects</c></summary>
internal static class ProjectsCommand
{
    public static Command Create()
    {
        var command = new Command("projects", Texts.Of("projects")) { Making.Json }.WithServer();
        command.SetAction((parsed, cancellationToken) => Asking.RunAsync(parsed, async (api, token) =>
        {
            var count = 0;
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await api.GetAsync($"/api/projects?limit=100{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", token);
                foreach (var project in page["items"]!.AsArray())
                {
                    count++;
                    Console.Out.WriteLine(parsed.GetValue(Making.Json)
                        ? project!.ToJsonString()
                        : $"{(string?)project!["id"]}  {(string?)project["sandboxState"],-8}  v{(int)project["version"]!,-4} {(string?)project["name"]}");
                }

                cursor = (string?)page["next"];
            }

            if (count == 0) Console.Error.WriteLine(Texts.Of("none"));
            return 0;
        }, cancellationToken));
        return command;
    }
}
