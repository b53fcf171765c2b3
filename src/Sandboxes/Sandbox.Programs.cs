using System.Globalization;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes;

/// <summary>
/// The programs of one run. They start in the order of the recipe, each when the one before has answered. The one that the preview shows is the app: when it ends, the run
/// has failed. Any other that falls is started again, after a pause that doubles, while the app goes on.
/// </summary>
internal sealed partial class Sandbox
{
    /// <summary>Starts them all, and gives the one that the preview shows once it has answered.</summary>
    private async Task<ISandboxProcess> StartProgramsAsync(SandboxRun run, ISandboxInstance instance)
    {
        var recipe = run.Plan!.Recipe;
        run.Own = await tools.Secrets.ReadAsync(project, run.Cancelled);
        if (!run.Services.IsEmpty)
        {
            Publish(run, status => status with { Stage = SandboxStage.StartingServices });
            await run.Services.Ready.WaitAsync(run.Cancelled);
        }

        await InstallAsync(run, instance, recipe);

        ISandboxProcess? server = null;
        foreach (var program in run.Programs)
        {
            if (program.Program.Name != recipe.Web.Name)
            {
                run.Beside.Add(SuperviseAsync(run, instance, program));
                // What comes after the page is nothing that the page waits for.
                if (server is null) await program.Settled.Task.WaitAsync(run.Cancelled);
                continue;
            }

            server = await StartAsync(instance, CommandOf(program.Program, run), program.Program.LogSource, run.Cancelled);
            program.Pid = server.Pid;
            Publish(run, status => status with { Stage = SandboxStage.WaitingForPort });
            await WaitForAnswerAsync(run, instance, server);
            program.State = SandboxProgram.Running;
            IsReady(run, instance);
        }

        return server!;
    }

    private async Task InstallAsync(SandboxRun run, ISandboxInstance instance, Recipe recipe)
    {
        foreach (var program in recipe.Programs)
        {
            if (program.Install is not { } install || run.Plan!.NeedsNoInstall(program)) continue;
            Publish(run, status => status with { Stage = SandboxStage.PreparingDependencies });
            await instance.OpenRegistryAsync(tools.Packages.HandleConnectionAsync, run.Cancelled);
            var command = CommandOf(program, run) with { Arguments = SandboxCommand.Shell(install).Arguments };
            var preparation = await StartAsync(instance, command, SandboxLogLine.Install, run.Cancelled);
            var exit = await preparation.Exited.WaitAsync(run.Cancelled);
            if (exit.Succeeded) continue;
            throw new SandboxFailedException(exit.OutOfMemory ? "sandbox.out-of-memory" : "dependencies.install-failed", $"The install command of \"{program.Name}\" ended with code {exit.Code}.");
        }
    }

    private SandboxCommand CommandOf(RecipeProgram program, SandboxRun run) => new(program.Start)
    {
        Directory = program.Directory.Length == 0 ? "/app" : $"/app/{program.Directory}",
        Environment = ServerEnvironment.Of(program, run.Plan!, tools.Options, run.Own),
    };

    private async Task SuperviseAsync(SandboxRun run, ISandboxInstance instance, ProgramRun program)
    {
        try
        {
            for (var falls = 0; !instance.Exited.IsCompleted; program.Restarts++)
            {
                var again = program.Again;
                var began = tools.Time.GetTimestamp();
                Tell(run, program, SandboxProgram.Starting);
                var reason = await RunAsync(run, instance, program);
                program.Pid = 0;
                if (reason is null || instance.Exited.IsCompleted) break;

                falls = tools.Time.GetElapsedTime(began) > tools.Options.LongestCrashBackoff ? 1 : falls + 1;
                var pause = CrashPause(falls);
                Say(program.Program.LogSource, "error", string.Create(CultureInfo.InvariantCulture, $"{reason} It is started again in {pause.TotalSeconds:0.#} s."));
                Tell(run, program, SandboxProgram.Waiting);
                program.Settled.TrySetResult();
                await Task.WhenAny(Task.Delay(pause, tools.Time, run.Cancelled), again, instance.Exited);
                run.Cancelled.ThrowIfCancellationRequested();
            }

            Tell(run, program, SandboxProgram.Ended);
        }
        catch (OperationCanceledException) when (run.Cancelled.IsCancellationRequested)
        {
            // The run ends, and all of it with it.
        }
        catch (SandboxFailedException)
        {
            // The sandbox is gone; its run says why.
        }
        finally
        {
            program.Settled.TrySetResult();
        }
    }

    // Why it ended; null when it had nothing more to do.
    private async Task<string?> RunAsync(SandboxRun run, ISandboxInstance instance, ProgramRun program)
    {
        ISandboxProcess process;
        try
        {
            process = await StartAsync(instance, CommandOf(program.Program, run), program.Program.LogSource, run.Cancelled);
        }
        catch (SandboxFailedException exception) when (exception.Code == "sandbox.command-not-started")
        {
            return exception.Message;
        }

        program.Pid = process.Pid;
        if (program.Program.Port is { } port) await AnswersAsync(run, instance, process, program, port);
        else Tell(run, program, SandboxProgram.Running);

        program.Settled.TrySetResult();
        await Task.WhenAny(process.Exited, instance.Exited).WaitAsync(run.Cancelled);
        if (instance.Exited.IsCompleted) return null;
        var exit = await process.Exited;
        if (exit.Succeeded && program.Program.Port is null) return null;
        return exit.OutOfMemory ? "It reached the memory limit and was ended." : exit.Signal > 0 ? $"It was ended by signal {exit.Signal}." : $"It ended with code {exit.Code}.";
    }

    // A program that never answers keeps the others waiting for so long, and not longer.
    private async Task AnswersAsync(SandboxRun run, ISandboxInstance instance, ISandboxProcess process, ProgramRun program, int port)
    {
        using var late = new CancellationTokenSource(tools.Options.ReadyTimeout, tools.Time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, late.Token);
        var answered = AskUntilAnsweredAsync(instance, port, program.Program.Health, over.Token);
        await Task.WhenAny(answered, process.Exited, instance.Exited);
        if (answered.IsCompletedSuccessfully) Tell(run, program, SandboxProgram.Running);
        else if (late.IsCancellationRequested) Say(program.Program.LogSource, "error", $"It does not answer on port {port}.");
        await over.CancelAsync();
        await answered.ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
        run.Cancelled.ThrowIfCancellationRequested();
    }

    private void Tell(SandboxRun run, ProgramRun program, string state)
    {
        program.State = state;
        Publish(run, status => status with { Programs = ProgramsOf(run) });
    }

    private static SandboxProgram[] ProgramsOf(SandboxRun run) => [.. run.Programs.Select(program => program.Now)];

    private TimeSpan CrashPause(int crashes)
    {
        var wait = tools.Options.CrashBackoff * Math.Pow(2, Math.Min(crashes - 1, 20));
        return wait < tools.Options.LongestCrashBackoff ? wait : tools.Options.LongestCrashBackoff;
    }
}
