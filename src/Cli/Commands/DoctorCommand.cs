using System.CommandLine;
using System.Runtime.InteropServices;

namespace Forja.Cli.Commands;

/// <summary><c>forja doctor</c>: facts about this machine, and whether the server answers.</summary>
internal static class DoctorCommand
{
    private static readonly string[] Programs = ["crun", "runc", "node", "npm", "gcc", "python3", "chromium"];

    public static Command Create()
    {
        var command = new Command("doctor", Texts.Of("doctor")).WithServer();
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Line("system", $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} CPU");
            Line("user", Environment.IsPrivilegedProcess ? "root" : Environment.UserName);
            Line("cgroups", File.Exists("/sys/fs/cgroup/cgroup.controllers") ? "v2" : Directory.Exists("/sys/fs/cgroup/memory") ? "v1" : "–");
            foreach (var program in Programs) Line(program, Which(program) ?? (program == "chromium" ? Texts.Of("doctor.no-chromium") : "–"));
            Line("data", ServerOptions.DataOf(parsed));
            var sandboxes = Which("crun") is not null || Which("runc") is not null;
            var answers = await AnswersAsync(parsed, cancellationToken);
            Line("server", answers ? $"http://localhost:{ServerOptions.PortOf(parsed)}" : Texts.Of("server.not-running"));
            return sandboxes && answers ? 0 : 1;
        });
        return command;
    }

    private static async Task<bool> AnswersAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            using var api = ServerOptions.Connect(parsed);
            await api.GetAsync("/api/me", cancellationToken);
            return true;
        }
        catch (CliError)
        {
            return false;
        }
    }

    private static string? Which(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(["/usr/sbin", "/usr/local/sbin"])
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static void Line(string name, string value) => Console.Out.WriteLine($"{name,-10} {value}");
}
