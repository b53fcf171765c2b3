using System.CommandLine;

namespace Forja.Cli.Commands;

/// <summary>What the short commands have in common: one question to the server, one error message when it cannot be answered.</summary>
internal static class Asking
{
    public static async Task<int> RunAsync(ParseResult parsed, Func<Api, CancellationToken, Task<int>> ask, CancellationToken cancellationToken)
    {
        try
        {
            using var api = ServerOptions.Connect(parsed);
            return await ask(api, cancellationToken);
        }
        catch (CliError error)
        {
            Console.Error.WriteLine(error.Told);
            return 1;
        }
    }

    public static string Path(ParseResult parsed, Argument<string> id) => $"/api/projects/{Uri.EscapeDataString(parsed.GetValue(id)!)}";
}
