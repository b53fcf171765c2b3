using System.Collections.Concurrent;
using Forja.Sandboxes.Terminals;

namespace Forja.Sandboxes;

/// <summary>Terminals, and what runs.</summary>
internal sealed partial class Sandbox
{
    private readonly ConcurrentDictionary<int, Terminal> _terminals = new();
    private readonly OutputRate _outputRate = new(tools.Options.OutputBytesPerSecond, tools.Time);
    private int _lastTerminal;
    private IReadOnlyDictionary<int, ProcessSample> _lastSample = new Dictionary<int, ProcessSample>();
    private long _lastSampleAt;

    public IReadOnlyList<Terminal> Terminals => [.. _terminals.Values.OrderBy(terminal => terminal.Number)];

    public Terminal? FindTerminal(int number) => _terminals.GetValueOrDefault(number);

    /// <summary>Opens a shell, starting the sandbox when it is not up. The packages of the registry can be had in it.</summary>
    public async Task<Terminal> OpenTerminalAsync(TerminalSize size, CancellationToken cancellationToken)
    {
        using var hold = Hold();
        if (_terminals.Count >= tools.Options.Terminals) throw new SandboxFailedException("terminal.too-many", $"A project has at most {tools.Options.Terminals} terminals.");

        var instance = await InstanceAsync(cancellationToken);
        var opened = await OpenShellAsync(instance, size, cancellationToken);
        var terminal = new Terminal(Interlocked.Increment(ref _lastTerminal), opened, Again, size, this, _outputRate, tools.Time.GetUtcNow(), tools.Options.ScrollBackBytes);
        _terminals[terminal.Number] = terminal;
        _ = terminal.Ended.ContinueWith(_ => CloseTerminalAsync(terminal.Number), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return terminal;
    }

    private async Task<ISandboxTerminal> OpenShellAsync(ISandboxInstance instance, TerminalSize size, CancellationToken cancellationToken)
    {
        await instance.OpenRegistryAsync(tools.Packages.HandleConnectionAsync, cancellationToken);
        return await instance.OpenTerminalAsync(TerminalShell.Command with { Environment = await EnvironmentAsync(cancellationToken) }, size, cancellationToken);
    }

    // A person's shell has what the app has. What a terminal shows goes to the person alone, so nothing is hidden in it.
    private async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(await tools.Secrets.ReadAsync(project, cancellationToken));
        foreach (var (name, value) in TerminalShell.Command.Environment) environment[name] = value;
        return environment;
    }

    // A shell in the run that took the place of the one whose terminal this was; none when that was stopped, or fell.
    private async Task<ISandboxTerminal?> Again(ISandboxTerminal lost, TerminalSize size, CancellationToken cancellationToken)
    {
        // Who stops or restarts holds the gate until it is known which of the two it is.
        await _gate.WaitAsync(cancellationToken);
        var run = _run;
        _gate.Release();
        if (run is null || Status.State == SandboxState.Failed) return null;

        var instance = await run.Up.WaitAsync(cancellationToken);
        return instance.Exited.IsCompleted ? null : await OpenShellAsync(instance, size, cancellationToken);
    }

    public async Task<bool> CloseTerminalAsync(int number)
    {
        if (!_terminals.TryRemove(number, out var terminal)) return false;
        await terminal.DisposeAsync();
        return true;
    }

    /// <summary>What runs inside now. The share of a processor is that since the last look, or since the process began.</summary>
    public IReadOnlyList<SandboxProcess> Processes()
    {
        if (_run?.Instance is not { } instance) return [];

        var now = tools.Time.GetTimestamp();
        var sample = instance.Processes().ToDictionary(process => process.HostId);
        var before = Interlocked.Exchange(ref _lastSample, sample);
        var since = tools.Time.GetElapsedTime(Interlocked.Exchange(ref _lastSampleAt, now), now);
        return [.. sample.Values.OrderBy(process => process.Id).Select(process => SandboxProcess.Of(process, before.GetValueOrDefault(process.HostId), since, ProgramOf(process, sample)))];
    }

    // Each program leads a group of its own, which what it starts belongs to.
    private string? ProgramOf(ProcessSample process, IReadOnlyDictionary<int, ProcessSample> all) =>
        all.TryGetValue(process.Group, out var leader) ? _run?.Programs.FirstOrDefault(program => program.Pid == leader.Id)?.Program.Name : null;
}
