using System.CommandLine;

namespace Forja.Cli.Commands;

/// <summary><c>forja open [ID]</c>: the link of a project's preview, or of Forja itself.</summary>
internal static class OpenCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id") { Description = Texts.Of("arg.id"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("open", Texts.Of("open")) { id }.WithServer();
        command.SetAction((parsed, cancellationToken) => Asking.RunAsync(parsed, async (api, token) =>
        {
            if (parsed.GetValue(id) is not { Length: > 0 } project)
            {
                await api.GetAsync("/api/me", token);
                Console.Out.WriteLine(ServerOptions.StartLinkOf(parsed));
                return 0;
            }

            Console.Out.WriteLine((string?)(await api.GetAsync($"/api/projects/{Uri.EscapeDataString(project)}/preview-link", token))["openUrl"]);
            return 0;
        }, cancellationToken));
        return command;
    }
}
