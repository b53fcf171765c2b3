using System.Text;
using Forja.Sandboxes.Terminals;

namespace Forja.Sandboxes.Tests.Terminals;

/// <summary>Shells of people inside a real sandbox.</summary>
[Trait("Needs", "sandbox")]
public sealed class TerminalTests
{
    [Fact]
    public async Task Open_TypesCommands_IsATerminalOfTheWantedSize()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var terminal = await scene.NewServer().OpenTerminalAsync(new TerminalSize(93, 31), CancellationToken.None);

        await TypeAsync(terminal, "test -t 0 && test -t 1 && echo is=$((1+1))tty; stty size; echo ci=[$CI]; tty\n");
        var printed = await UntilAsync(terminal, "/dev/pts/");
        await terminal.ResizeAsync(new TerminalSize(120, 40), CancellationToken.None);
        await TypeAsync(terminal, "stty size\n");

        Assert.Contains("is=2tty", printed, StringComparison.Ordinal);
        Assert.Contains("31 93", printed, StringComparison.Ordinal);
        Assert.Contains("ci=[]", printed, StringComparison.Ordinal);
        await UntilAsync(terminal, "40 120");
    }

    [Fact]
    public async Task Open_Several_EachIsItsOwn_AndEndsWithItsCode()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();
        var one = await sandbox.OpenTerminalAsync(TerminalSize.Usual, CancellationToken.None);
        var other = await sandbox.OpenTerminalAsync(TerminalSize.Usual, CancellationToken.None);

        await TypeAsync(one, "name=first\n");
        await TypeAsync(other, "echo name=[$name]; exit 7\n");

        await UntilAsync(other, "name=[]");
        Assert.Equal(7, await other.Ended);
        await TypeAsync(one, "echo name=[$name]\n");
        await UntilAsync(one, "name=[first]");
    }

    [Fact]
    public async Task Print_AMegabyteOfAnyBytes_ComesWhole()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var terminal = await scene.NewServer().OpenTerminalAsync(TerminalSize.Usual, CancellationToken.None);
        var reading = ReadAllAsync(terminal);

        // Raw: the line discipline would change the bytes of line ends.
        await TypeAsync(terminal, "stty raw -echo; python3 -c 'import sys; sys.stdout.buffer.write(b\"<\" + bytes(range(256)) * 4096 + b\">\")'; exit\n");
        var bytes = await reading;

        var start = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)0x3C, 0, 1, 2]);
        Assert.True(start >= 0);
        Assert.True(bytes.AsSpan(start + 1, 256 * 4096).SequenceEqual([.. Enumerable.Range(0, 256 * 4096).Select(at => (byte)at)]));
    }

    [Fact]
    public async Task Restart_OfTheSandbox_GoesOnWithANewShellAndKeepsWhatWasPrinted()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();
        var terminal = await sandbox.OpenTerminalAsync(new TerminalSize(93, 31), CancellationToken.None);
        await TypeAsync(terminal, "echo before=$((1+1))\n");
        await UntilAsync(terminal, "before=2");

        await sandbox.RestartAsync(CancellationToken.None);
        // Typed into the old shell it would be lost with it.
        await UntilAsync(terminal, "starts anew ──\u001b[0m\r\n\u001b[?2004h");
        await TypeAsync(terminal, "stty size; echo after=$((1+1))\n");
        var printed = await UntilAsync(terminal, "after=2");
        await sandbox.StopAsync(CancellationToken.None);

        Assert.Contains("before=2", printed, StringComparison.Ordinal);
        Assert.Contains("31 93", printed, StringComparison.Ordinal);
        Assert.Null(await terminal.Ended);
    }

    [Fact]
    [Trait("Case", "R10")]
    public async Task Close_ProgramStillRuns_EndsIt()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();
        var terminal = await sandbox.OpenTerminalAsync(TerminalSize.Usual, CancellationToken.None);
        await TypeAsync(terminal, "echo begun=$((1+1)); sleep 1000\n");
        await UntilAsync(terminal, "begun=2");

        await sandbox.CloseTerminalAsync(terminal.Number);
        await terminal.Ended;

        var left = await sandbox.ExecAsync(new ExecRequest("until ! pgrep -x sleep > /dev/null; do :; done; echo none"), CancellationToken.None);
        Assert.Equal("none\n", left.Output);
        Assert.Empty(sandbox.Terminals);
    }

    [Fact]
    public async Task Processes_WhileAProgramRuns_NamesIt()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();
        var terminal = await sandbox.OpenTerminalAsync(TerminalSize.Usual, CancellationToken.None);
        await TypeAsync(terminal, "echo begun=$((1+1)); exec sha256sum /dev/zero\n");
        await UntilAsync(terminal, "begun=2");

        // The shell that makes room for the program goes by one command line or the other, never by what a program calls itself.
        var busy = sandbox.Processes().Single(process => process.Name.StartsWith("bash", StringComparison.Ordinal) || process.Name == "sha256sum /dev/zero");

        Assert.True(busy is { Pid: > 1, Memory: > 0, Cpu: >= 0 });
    }

    private static Task TypeAsync(Terminal terminal, string text) => terminal.TypeAsync(Encoding.UTF8.GetBytes(text), CancellationToken.None);

    private static async Task<string> UntilAsync(Terminal terminal, string expected)
    {
        var place = 0L;
        var printed = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!printed.ToString().Contains(expected, StringComparison.Ordinal))
        {
            await terminal.Printed.MoreThanAsync(place).WaitAsync(TestContext.Current.CancellationToken);
            var read = terminal.Printed.Read(ref place, buffer);
            Assert.False(read == 0 && terminal.Printed.Over, printed.ToString());
            printed.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return printed.ToString();
    }

    // Keeps up with the program: what is kept is less than what it prints.
    private static async Task<byte[]> ReadAllAsync(Terminal terminal)
    {
        using var all = new MemoryStream();
        var buffer = new byte[256 * 1024];
        var place = 0L;
        while (true)
        {
            await terminal.Printed.MoreThanAsync(place);
            var read = terminal.Printed.Read(ref place, buffer);
            if (read == 0) return all.ToArray();
            all.Write(buffer, 0, read);
        }
    }
}
