using System.Diagnostics;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Who is not root runs sandboxes as well, whatever kind of control groups the machine has.</summary>
[Trait("Needs", "sandbox")]
public sealed class RootlessTests : IDisposable
{
    // Different numbers, and no names: a group need not be called as its user is.
    private const string User = "54321", Group = "54322";

    private readonly string _data = Directory.CreateTempSubdirectory("forja-rootless-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [Trait("Case", "R12")]
    [InlineData("this machine", "true")]
    [InlineData("version 2 alone", "umount -R /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup")]
    [InlineData("version 1 beside an empty version 2", "umount -R /sys/fs/cgroup/unified 2>/dev/null || true")]
    public async Task Start_AsAnOrdinaryUser_RunsWhateverTheControlGroups(string groups, string arrange)
    {
        if (await WhyNotAsync(arrange) is { } reason) Assert.Skip($"{groups}: {reason}");
        await HostFixture.BuildAgentAsync();
        Directory.CreateDirectory(Path.Join(_data, OrdinaryServer.Tree));
        var (given, _) = await RunAsync("chown", "-R", $"{User}:{Group}", _data);
        Assert.Equal(0, given);
        File.SetUnixFileMode(_data, (UnixFileMode)0b111_001_001);

        var (code, printed) = await RunAsync(AsUser(arrange, Environment.ProcessPath!));

        Assert.True(code == 0, printed);
        Assert.Equal("0", Read("user"));
        Assert.Equal(["0", User, "1"], Read("map").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("lo", Read("net"));
        Assert.Equal("refused", Read("usr"));
        Assert.Empty(Directory.GetDirectories(Path.Join(_data, "run/sandboxes")));
    }

    private async Task<string?> WhyNotAsync(string arrange)
    {
        if (HostFixture.WhyNot is { } reason) return reason;
        foreach (var needed in (string[])["unshare", "setpriv"]) if (!File.Exists($"/usr/bin/{needed}")) return $"{needed} is not installed.";
        var (arranged, said) = await RunAsync("unshare", "--mount", "sh", "-c", arrange);
        if (arranged != 0) return $"these control groups cannot be made here ({said}).";
        var (entered, why) = await RunAsync(AsUser("true", "/usr/bin/unshare", "--user", "--map-root-user", "--mount", "test", "-x", Environment.ProcessPath!));
        return entered == 0 ? null : $"another user of this machine may make no namespaces, or not read {AppContext.BaseDirectory} ({why}).";
    }

    private static string[] AsUser(string arrange, params string[] command) =>
        ["unshare", "--mount", "sh", "-c", $"{arrange}; exec \"$@\"", "sh", "setpriv", $"--reuid={User}", $"--regid={Group}", "--clear-groups", "--inh-caps=-all", .. command];

    private string Read(string name) => File.ReadAllText(Path.Join(_data, OrdinaryServer.Tree, name)).Trim();

    private async Task<(int Code, string Printed)> RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment[OrdinaryServer.Variable] = _data;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (printed + await errors).Trim());
    }
}
