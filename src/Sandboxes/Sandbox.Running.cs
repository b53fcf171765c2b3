using System.Globalization;
using System.Text;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes;

/// <summary>One run's own work: prepare, start, wait for the first answer, watch, and say how it ended.</summary>
internal sealed partial class Sandbox
{
    // The end of the output that a failure carries; enough for a stack trace.
    private const int TailLines = 40, TailCharacters = 8 * 1024;

    // Longest reading of one answer, and the pause before asking again: Vite, for one, tries the port with a listener that it closes before it really listens.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(5);

    private async Task WorkAsync(SandboxRun run, SandboxIdentity identity)
    {
        try
        {
            var began = tools.Time.GetTimestamp();
            var instance = await RaiseAsync(run, identity);
            var server = await StartProgramsAsync(run, instance);
            LogReady(tools.Logger, project, run.Epoch, (long)tools.Time.GetElapsedTime(began).TotalMilliseconds);

            await Task.WhenAny(server.Exited, instance.Exited).WaitAsync(run.Cancelled);
            throw await WhyEndedAsync(run, instance, server);
        }
        catch (OperationCanceledException) when (run.Cancelled.IsCancellationRequested)
        {
            run.NeverUp(new SandboxFailedException("sandbox.stopped", "The sandbox was stopped."));
        }
        catch (SandboxFailedException exception)
        {
            LogFailed(tools.Logger, project, run.Epoch, exception.Code);
            await FailedAsync(run, exception);
        }
        catch (Exception exception)
        {
            LogBroken(tools.Logger, exception, project, run.Epoch);
            await FailedAsync(run, new SandboxFailedException("sandbox.broken", exception.Message, exception));
        }
    }

    /// <summary>Prepares what the app needs and starts the sandbox.</summary>
    private async Task<ISandboxInstance> RaiseAsync(SandboxRun run, SandboxIdentity identity)
    {
        var plan = await SandboxPlan.ReadAsync(tools.Projects.TreeOf(project), run.Cancelled);
        run.Plan = plan;
        run.Programs = [.. plan.Recipe.Programs.Select(program => new ProgramRun(program))];
        if (!tools.Hosts.HasOwnSystem) MachineToolchains.Require(plan.Recipe);
        run.Services = await tools.Services.BeginAsync(project, plan.Services, run.Cancelled);
        var (mounts, layer) = await tools.Mounts.MakeAsync(
            project, identity, plan,
            () => Publish(run, status => status with { Stage = SandboxStage.PreparingDependencies }),
            line => Say(SandboxLogLine.Install, "info", line),
            run.Cancelled);
        run.Layer = layer;
        Publish(run, status => status with { Stage = SandboxStage.Starting });

        var host = await tools.Hosts.OfAsync(project, run.Cancelled);
        run.Spec = new SandboxSpec
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{project.Value}-{run.Epoch}"),
            Identity = identity,
            Mounts = mounts,
            Limits = tools.Options.Limits,
            Share = _unborn ? SandboxShare.Background : SandboxShare.Usual,
            Ways = run.Services.Ways,
            Environment = run.Services.Variables,
            Outside = (stream, token) => tools.Outside.ServeAsync(project, stream, token),
            Labels = new Dictionary<string, string> { ["project"] = project.Value, ["created"] = tools.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
        };
        var instance = await host.StartAsync(run.Spec, run.Cancelled);
        run.IsUp(instance);

        // Claimed while it was coming up: whoever claims says so before looking for the instance, which was there before this looks.
        if (!_unborn) instance.ComeForward();
        instance.PortsChanged += () => Publish(run, status => status.State == SandboxState.Running ? status with { Ports = PortsOf(run, instance) } : null);
        return instance;
    }

    private async Task<ISandboxProcess> StartAsync(ISandboxInstance instance, SandboxCommand command, string source, CancellationToken cancellationToken)
    {
        var output = new LineSplitter(line => Say(source, "info", line));
        var errors = new LineSplitter(line => Say(source, "error", line));
        var process = await instance.StartProcessAsync(command, (error, bytes) => (error ? errors : output).Add(bytes), cancellationToken);
        _ = process.Exited.ContinueWith(
            _ =>
            {
                output.End();
                errors.End();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return process;
    }

    /// <summary>Ready is a fact: the server gave an HTTP answer, whatever its status.</summary>
    private async Task WaitForAnswerAsync(SandboxRun run, ISandboxInstance instance, ISandboxProcess server)
    {
        using var late = new CancellationTokenSource(tools.Options.ReadyTimeout, tools.Time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, late.Token);
        var answered = AskUntilAnsweredAsync(instance, run.Plan!.Recipe.Port, run.Plan.Recipe.Web.Health, over.Token);
        try
        {
            if (await Task.WhenAny(answered, server.Exited, instance.Exited) != answered) throw await WhyEndedAsync(run, instance, server);
            await answered;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !run.Cancelled.IsCancellationRequested)
        {
            var others = instance.ListeningPorts.Count == 0 ? "Nothing listens on any port." : $"Listening: {string.Join(", ", instance.ListeningPorts)}.";
            throw new SandboxFailedException("sandbox.not-ready", $"The server did not answer on port {run.Plan.Recipe.Port} in time. {others}");
        }
        finally
        {
            await over.CancelAsync();
            await answered.ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
        }
    }

    private static async Task AskUntilAnsweredAsync(ISandboxInstance instance, int port, string path, CancellationToken cancellationToken)
    {
        await instance.WaitForPortAsync(port, cancellationToken);
        while (!await HttpProbe.AnswersAsync(instance, port, path, AnswerTimeout, cancellationToken)) await Task.Delay(AskAgain, cancellationToken);
    }

    private void IsReady(SandboxRun run, ISandboxInstance instance)
    {
        run.ReadyAt = tools.Time.GetUtcNow();
        Publish(run, _ => new SandboxStatus(SandboxState.Running, null, run.Epoch, PortsOf(run, instance), null, null) { Programs = ProgramsOf(run) });
        run.Settled.TrySetResult();
    }

    // The sandbox itself stays when only its server ended: somebody may want to look inside.
    private async Task FailedAsync(SandboxRun run, SandboxFailedException reason)
    {
        var now = tools.Time.GetUtcNow();
        _crashes = run.ReadyAt is { } ready && now - ready > tools.Options.LongestCrashBackoff ? 1 : _crashes + 1;
        _crashedAt = now;
        Say(SandboxLogLine.System, "error", reason.Message);
        run.NeverUp(reason);
        if (run.Instance is { Exited.IsCompleted: true } gone) await gone.DisposeAsync();
        Publish(run, _ => new SandboxStatus(SandboxState.Failed, null, run.Epoch, [], reason.Code, Tail(run)) { Programs = ProgramsOf(run) });
        run.Settled.TrySetResult();
    }

    private static async Task<SandboxFailedException> WhyEndedAsync(SandboxRun run, ISandboxInstance instance, ISandboxProcess server)
    {
        if (run.EndedFor is { } reason) return reason;
        if (instance.Exited.IsCompleted)
        {
            var code = (await instance.Exited).ReasonCode ?? "sandbox.lost";
            return new SandboxFailedException(code, code == "sandbox.out-of-memory" ? "The memory limit was reached." : "The sandbox is gone.");
        }

        var exit = await server.Exited;
        return exit.OutOfMemory
            ? new SandboxFailedException("sandbox.out-of-memory", "The server reached the memory limit and was ended.")
            : new SandboxFailedException("sandbox.server-exited", exit.Signal > 0 ? $"The server was ended by signal {exit.Signal}." : $"The server ended with code {exit.Code}.");
    }

    private static SandboxPort[] PortsOf(SandboxRun run, ISandboxInstance instance) =>
        [.. instance.ListeningPorts.Append(run.Plan!.Recipe.Port).Distinct().Where(SandboxConnections.IsReachable).Order().Select(port => new SandboxPort(port, port == run.Plan.Recipe.Port))];

    private string Tail(SandboxRun run)
    {
        var text = new StringBuilder();
        foreach (var line in tools.Logs.Read(project, run.LogStart).TakeLast(TailLines)) text.Append(line.Text).Append('\n');
        return text.Length <= TailCharacters ? text.ToString() : text.ToString(text.Length - TailCharacters, TailCharacters);
    }
}
