using System.CommandLine;

namespace Forja.Cli;

/// <summary>How every command finds its server.</summary>
internal static class ServerOptions
{
    private static readonly Option<int> Port = new("--port") { Description = Texts.Of("opt.port"), DefaultValueFactory = _ => DefaultPort };
    private static readonly Option<string> Data = new("--data") { Description = Texts.Of("opt.data"), DefaultValueFactory = _ => DefaultData };

    private static int DefaultPort => int.TryParse(Environment.GetEnvironmentVariable("Forja__Port"), out var port) ? port : 7070;

    private static string DefaultData => Environment.GetEnvironmentVariable("Forja__DataDirectory") is { Length: > 0 } directory
        ? directory
        : Environment.IsPrivilegedProcess
            ? "/var/lib/forja"
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "forja");

    public static Command WithServer(this Command command)
    {
        command.Options.Add(Port);
        command.Options.Add(Data);
        return command;
    }

    public static int PortOf(ParseResult parsed) => parsed.GetValue(Port);

    public static string DataOf(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(Data)!);

    public static string StartLinkOf(ParseResult parsed) => Api.StartLink(PortOf(parsed), DataOf(parsed));

    public static Api Connect(ParseResult parsed) => Api.Connect(PortOf(parsed), DataOf(parsed));
}
