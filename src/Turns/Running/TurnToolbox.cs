using System.Globalization;
using System.Text;
using Forja.Generation;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Sandboxes.Secrets;

namespace Forja.Turns.Running;

/// <summary>
/// The hands of a model: reads from the working tree, changes through the project's single writer, runs inside the sandbox. What it gives back is bounded, and secrets
/// are not in it. Used in one flow of control.
/// </summary>
internal sealed class TurnToolbox(ProjectFolders folders, SandboxLogs logs, SecretMask mask, ISandboxGrain sandbox, TurnJob job, TurnEdits edits, Func<CancellationToken, Task<string>> check) : IToolbox
{
    private const int MostCharacters = 60_000;
    private const int MostOutput = 8_000;
    private const int MostFound = 80;
    private const int LongestLine = 200;
    private const int MostLogLines = 60;

    /// <summary>A test run is done by then; what serves forever is no tool for a model.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private readonly WorkingTree _tree = folders.TreeOf(job.Project);

    public async Task<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        var result = await DoAsync(use, cancellationToken);
        return result with { Text = mask.Hide(job.Project, result.Text) };
    }

    private async Task<ToolResult> DoAsync(ToolUse use, CancellationToken cancellationToken) => use switch
    {
        ToolUse.List list => await ListAsync(list.Folder, cancellationToken),
        ToolUse.Read read => await ReadAsync(read, cancellationToken),
        ToolUse.Search search => await SearchAsync(search.Text, cancellationToken),
        ToolUse.Edit edit => await EditAsync(edit.Change, cancellationToken),
        ToolUse.Run run => await RunAsync(run.Command, cancellationToken),
        ToolUse.Logs => new ToolResult(Log()),
        ToolUse.Check => new ToolResult(await check(cancellationToken)),
        _ => throw new InvalidOperationException($"No such tool: {use}"),
    };

    public IReadOnlyList<string> TakeRefusals() => [.. edits.TakeRefused().Select(item => item.Output is null ? item.Summary : $"{item.Summary}. {item.Output}")];

    private async Task<ToolResult> ListAsync(string? folder, CancellationToken cancellationToken)
    {
        var start = folder?.Trim('.', '/', ' ') is { Length: > 0 } name ? name + "/" : "";
        var listing = await _tree.ListAsync(cancellationToken);
        var found = listing.Entries.Where(entry => entry.Kind == TreeEntryKind.File && entry.Path.Value.StartsWith(start, StringComparison.Ordinal)).ToList();
        return found.Count == 0
            ? ToolResult.Error($"There is nothing in '{folder}'.")
            : new ToolResult(Shorten(string.Join('\n', found.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Path} {entry.Size}"))), MostCharacters));
    }

    private async Task<ToolResult> ReadAsync(ToolUse.Read read, CancellationToken cancellationToken)
    {
        if (SecretPaths.AreListedOnly(read.Path)) return ToolResult.Error($"'{read.Path}' is not shown to models.");
        if (await ProjectText.ReadAsync(_tree, read.Path, cancellationToken) is not { } text) return ToolResult.Error($"There is no text file '{read.Path}'.");
        if (read.From is null && read.To is null) return new ToolResult(Shorten(text, MostCharacters));

        var lines = text.Split('\n');
        var from = Math.Clamp(read.From ?? 1, 1, lines.Length);
        var to = Math.Clamp(read.To ?? lines.Length, from, lines.Length);
        return new ToolResult(Shorten(string.Join('\n', lines[(from - 1)..to]), MostCharacters));
    }

    private async Task<ToolResult> SearchAsync(string wanted, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(wanted)) return ToolResult.Error("There is nothing to look for.");

        var found = new StringBuilder();
        var count = 0;
        foreach (var entry in (await _tree.ListAsync(cancellationToken)).Entries.Where(entry => entry.Kind == TreeEntryKind.File && !SecretPaths.AreListedOnly(entry.Path)))
        {
            if (count >= MostFound || await ProjectText.ReadAsync(_tree, entry.Path, cancellationToken) is not { } text || !text.Contains(wanted, StringComparison.OrdinalIgnoreCase)) continue;
            var number = 0;
            foreach (var line in text.Split('\n'))
            {
                number++;
                if (count >= MostFound || !line.Contains(wanted, StringComparison.OrdinalIgnoreCase)) continue;
                count++;
                found.Append(CultureInfo.InvariantCulture, $"{entry.Path}:{number}: {Shorten(line.TrimEnd(), LongestLine)}\n");
            }
        }

        return new ToolResult(count == 0 ? "Nothing was found." : found.ToString());
    }

    private async Task<ToolResult> EditAsync(FileEdit change, CancellationToken cancellationToken) => await edits.ApplyAsync(change, cancellationToken) is { } reason
        ? Refused(reason)
        : new ToolResult("Done.");

    // The model is told right here, so nobody needs to tell it again.
    private ToolResult Refused(string reason)
    {
        edits.TakeRefused();
        return ToolResult.Error(reason);
    }

    private async Task<ToolResult> RunAsync(string command, CancellationToken cancellationToken)
    {
        var result = await sandbox.ExecAsync(new ExecRequest(command, LongestRun)).WaitAsync(cancellationToken);
        var end = result.TimedOut ? $"ended after {LongestRun.TotalSeconds:0} s, because it had not by itself" : string.Create(CultureInfo.InvariantCulture, $"exit code {result.ExitCode}");
        return new ToolResult($"({end})\n{Ends(result.Output)}", IsError: result.ExitCode != 0);
    }

    private string Log()
    {
        var lines = logs.Read(job.Project, source: SandboxLogLine.Server).TakeLast(MostLogLines).Select(line => line.Text);
        return Ends(string.Join('\n', lines)) is { Length: > 0 } text ? text : "The server has printed nothing.";
    }

    private static string Shorten(string text, int most) => text.Length <= most ? text : text[..most] + "\n[…]";

    // The beginning of an output names the command, the end the error.
    private static string Ends(string text) => text.Length <= MostOutput ? text : text[..(MostOutput / 3)] + "\n[…]\n" + text[^(MostOutput * 2 / 3)..];
}
