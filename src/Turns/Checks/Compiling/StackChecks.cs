using System.Text;
using Forja.ProjectFiles;
using Forja.Sandboxes;

namespace Forja.Turns.Checks.Compiling;

/// <summary>
/// Lets the stack's own type checker and bundler look at the project, one after another, beside the browser and after its first proof. What the machine could not give
/// them is told as a reason; only what they say of the project's own files counts against it.
/// </summary>
internal sealed class StackChecks(IGrainFactory grains, ProjectFolders folders, TimeProvider time)
{
    /// <summary>A hundred files are checked within seconds; a machine that takes longer has other work, and nobody is to wait for it.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(75);

    public async Task RunAsync(ProjectId project, bool isStarter, Func<Check, Task> tell, CancellationToken cancellationToken)
    {
        var commands = await CommandsAsync(project, cancellationToken);
        foreach (var command in commands)
        {
            // A starter as it is was checked when it was made.
            await tell(isStarter ? Check.Skip(command.Check, SkipReasons.StarterAsItIs) : await RunAsync(project, command, cancellationToken));
        }
    }

    /// <summary>What a command said, as a check.</summary>
    internal static Check Read(StackCommand command, AsideResult result, long milliseconds) => result switch
    {
        { ExitCode: null } => Check.Skip(command.Check, result.ReasonCode ?? SkipReasons.AsideUnread, milliseconds),
        { ExitCode: 0 } => new Check(command.Check, CheckStatus.Passed, null, milliseconds),
        _ when StackOutput.Errors(command.Check, result.Output) is { } errors => new Check(command.Check, CheckStatus.Failed, errors, milliseconds),
        _ => Check.Skip(command.Check, SkipReasons.AsideUnread, milliseconds),
    };

    private async Task<Check> RunAsync(ProjectId project, StackCommand command, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        var result = await grains.GetGrain<ISandboxGrain>(project.Value).ExecAsideAsync(new AsideRequest(command.Line, Timeout)).WaitAsync(cancellationToken);
        return Read(command, result, (long)time.GetElapsedTime(from).TotalMilliseconds);
    }

    private async Task<IReadOnlyList<StackCommand>> CommandsAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var tree = folders.TreeOf(project);
        var files = (await tree.ListAsync(cancellationToken)).Entries.Where(entry => entry.Kind == TreeEntryKind.File).Select(entry => entry.Path.Value).ToHashSet();
        return StackCommands.Of(await TextAsync(tree, "package.json", cancellationToken), files, await TextAsync(tree, "tsconfig.json", cancellationToken));
    }

    private static async Task<string?> TextAsync(WorkingTree tree, string path, CancellationToken cancellationToken) =>
        await tree.ReadAsync(FilePath.Parse(path), cancellationToken) is { } content ? Encoding.UTF8.GetString(content.Bytes.Span) : null;
}
