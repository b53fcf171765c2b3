using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Forja.ProjectFiles;

namespace Forja.Previews;

/// <summary>
/// What a preview's host name says: which project, and which port of it when not the app's own. The name is matched exactly as browsers write it; another
/// spelling that resolves to the same place is not the same place.
/// </summary>
public sealed record PreviewName(ProjectId Project, int? Port)
{
    /// <summary>True for every name at or below the preview host, however it is spelt: such a request never reaches the app.</summary>
    public static bool IsBelow(string host, string previewHost)
    {
        var plain = host.AsSpan().TrimEnd('.');
        return plain.EndsWith(previewHost, StringComparison.OrdinalIgnoreCase) && (plain.Length == previewHost.Length || plain[^(previewHost.Length + 1)] == '.');
    }

    public static bool TryParse(string host, string previewHost, ISet<int> reservedPorts, [NotNullWhen(true)] out PreviewName? name)
    {
        name = null;
        if (!host.EndsWith(previewHost, StringComparison.Ordinal) || host.Length <= previewHost.Length + 1 || host[^(previewHost.Length + 1)] != '.') return false;

        var label = host[..^(previewHost.Length + 1)];
        if (ProjectId.TryParse(label, out var project))
        {
            name = new PreviewName(project, null);
            return true;
        }

        var dash = label.IndexOf('-');
        if (dash <= 0 || !ProjectId.TryParse(label[(dash + 1)..], out project) || !IsOpenPort(label[..dash], reservedPorts, out var port)) return false;

        name = new PreviewName(project, port);
        return true;
    }

    public string HostBelow(string previewHost) => Port is { } port ? $"{port}-{Project}.{previewHost}" : $"{Project}.{previewHost}";

    private static bool IsOpenPort(string text, ISet<int> reserved, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port)
        && text[0] != '0' && port <= 65_535 && (port >= 1_024 || port == 80) && !reserved.Contains(port);
}
