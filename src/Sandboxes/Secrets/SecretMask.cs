using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Forja.ProjectFiles;

namespace Forja.Sandboxes.Secrets;

/// <summary>
/// Hides a project's secrets in what its programs print: logs, answers of commands, what a check saw. Apps do print their environment; none of it may reach an event, a page or a
/// model. Known are the values as they are and in the forms that programs usually print them in; what a program does to hide one on purpose is beyond this.
/// </summary>
public sealed class SecretMask
{
    /// <summary>Shorter values stand in ordinary text by chance, and cannot be hidden.</summary>
    internal const int Shortest = 8;

    private const string Hidden = "***";

    private readonly ConcurrentDictionary<ProjectId, ImmutableArray<string>> _forms = new();

    /// <summary>The text with each secret of the project taken out.</summary>
    public string Hide(ProjectId project, string text)
    {
        if (!_forms.TryGetValue(project, out var forms)) return text;

        foreach (var form in forms) text = text.Replace(form, Hidden, StringComparison.Ordinal);
        return text;
    }

    /// <summary>One more. It stays known until the project goes: a program that was given it may print it long after it was replaced.</summary>
    internal void Add(ProjectId project, string secret) =>
        _forms.AddOrUpdate(project, _ => Merge([], secret), (_, known) => Merge(known, secret));

    internal void Forget(ProjectId project) => _forms.TryRemove(project, out _);

    // The longest first: one secret may be a part of another.
    private static ImmutableArray<string> Merge(ImmutableArray<string> known, string secret) => [.. known.Concat(FormsOf(secret)).Distinct().OrderByDescending(form => form.Length)];

    private static IEnumerable<string> FormsOf(string secret)
    {
        var lines = secret.Split('\n', StringSplitOptions.TrimEntries);
        var all = lines.Length == 1 ? lines : [.. lines, secret];
        return all.Where(line => line.Length >= Shortest).SelectMany(line => new[]
        {
            line, Uri.EscapeDataString(line), JsonEncodedText.Encode(line).Value, line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), Convert.ToBase64String(Encoding.UTF8.GetBytes(line)).TrimEnd('='),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(line)),
        });
    }
}
