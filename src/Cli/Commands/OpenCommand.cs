using System.CommandLine;

namespace Forja.Cli.Commands;

/// <summary><c>forja open ID</c></summary>
internal static class OpenCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = Texts.Of("arg.id") };
        var command = new Command("open", Texts.Of("open")) { id }.WithServer();
        command.SetAction((parsed, cancellationToken) => Asking.RunAsync(parsed, async (api, token) =>
        {
            Console.Out.WriteLine((string?)(await api.GetAsync($"{Asking.Path(parsed, id)}/preview-link", token))["openUrl"]);
            return 0;
        }, cancellationToken));
        return command;
    }
}
