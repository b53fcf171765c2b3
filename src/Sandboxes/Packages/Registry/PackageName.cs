using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>A package's name that is safe in a path and in an address: <c>react</c>, <c>@types/node</c>.</summary>
internal sealed partial record PackageName
{
    private PackageName(string value) => Value = value;

    public string Value { get; }

    /// <summary>The part that tarballs are named after: without the scope.</summary>
    public string Base => Value[(Value.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>As the last part of a registry's address.</summary>
    public string Escaped => Value.Replace("/", "%2f", StringComparison.Ordinal);

    /// <summary>As one name of a folder or file.</summary>
    public string FileName => Value.Replace('/', '+');

    public static bool TryParse(string? text, [NotNullWhen(true)] out PackageName? name)
    {
        name = text is { Length: > 0 and <= 214 } && Pattern().IsMatch(text) ? new PackageName(text) : null;
        return name is not null;
    }

    /// <summary>The address of a version's tarball below a registry, by npm's own rule.</summary>
    public string TarballPath(string version) => $"{Value}/-/{Base}-{version}.tgz";

    public override string ToString() => Value;

    // Upper case is allowed: some old packages have it. A leading dot or '-' never is.
    [GeneratedRegex(@"\A(?:@[a-zA-Z0-9~_][a-zA-Z0-9._~-]*/)?[a-zA-Z0-9~_][a-zA-Z0-9._~-]*\z")]
    private static partial Regex Pattern();
}
