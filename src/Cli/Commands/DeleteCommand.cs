using System.CommandLine;

namespace Forja.Cli.Commands;

/// <summary><c>forja delete ID</c></summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = Texts.Of("arg.id") };
        var command = new Command("delete", Texts.Of("delete")) { id }.WithServer();
        command.SetAction((parsed, cancellationToken) => Asking.RunAsync(parsed, async (api, token) =>
        {
            await api.DeleteAsync(Asking.Path(parsed, id), token);
            Console.Out.WriteLine(Texts.Of("deleted"));
            return 0;
        }, cancellationToken));
        return command;
    }
}
