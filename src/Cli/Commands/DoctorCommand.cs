using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using Forja.Cli.Doctor;

namespace Forja.Cli.Commands;

/// <summary><c>forja doctor</c>: facts about this machine, every guarantee and whether it holds here, and whether the server answers.</summary>
internal static class DoctorCommand
{
    private static readonly string[] Programs = ["crun", "runc", "node", "npm", "gcc", "python3", "chromium"];

    public static Command Create()
    {
        var command = new Command("doctor", Texts.Of("doctor")).WithServer();
        var json = new Option<bool>("--json") { Description = Texts.Of("opt.json") };
        command.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var guarantees = new Examination(Path.GetFullPath(ServerOptions.DataOf(parsed))).Look();
            var answers = await AnswersAsync(parsed, cancellationToken);
            Line("system", $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} CPU");
            Line("user", Environment.IsPrivilegedProcess ? "root" : Environment.UserName);
            Line("cgroups", File.Exists("/sys/fs/cgroup/cgroup.controllers") ? "v2" : Directory.Exists("/sys/fs/cgroup/memory") ? "v1" : "–");
            foreach (var program in Programs) Line(program, Examination.Which(program) ?? (program == "chromium" ? Texts.Of("doctor.no-chromium") : "–"));
            Line("data", ServerOptions.DataOf(parsed));
            Line("server", answers ? $"http://localhost:{ServerOptions.PortOf(parsed)}" : Texts.Of("server.not-running"));
            Console.Out.WriteLine();
            foreach (var guarantee in guarantees) Print(guarantee);
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(new { server = answers, guarantees = guarantees.Select(one => new { one.Name, State = one.State.ToString().ToLowerInvariant(), one.Found, one.How }) }, JsonSerializerOptions.Web));
            return answers && guarantees.All(guarantee => guarantee.State != GuaranteeState.Missing) ? 0 : 1;
        });
        return command;
    }

    private static void Print(Guarantee guarantee)
    {
        var mark = guarantee.State switch { GuaranteeState.Holds => "✓", GuaranteeState.Partly => "~", _ => "✗" };
        Console.Out.WriteLine($"{mark} {guarantee.Name,-26} {guarantee.Found}");
        if (guarantee.How.Length > 0) Console.Out.WriteLine($"  {"",-26} → {guarantee.How}");
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

    private static void Line(string name, string value) => Console.Out.WriteLine($"{name,-10} {value}");
}
