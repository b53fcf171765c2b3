using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Recipes;

/// <summary>The Python packages of this machine, which sandboxes see: an app that needs no other is started without a look at its requirements.</summary>
internal static partial class MachinePython
{
    private const string Folder = "/usr/lib/python3/dist-packages";

    private static readonly Lazy<FrozenDictionary<string, Version>> Packages = new(Read);

    /// <summary>Whether each line names a package that is there; a lowest version is looked at, any other wish is left to pip.</summary>
    public static bool Satisfies(string requirements) => Satisfies(requirements, Packages.Value);

    internal static bool Satisfies(string requirements, IReadOnlyDictionary<string, Version> packages) =>
        requirements.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0).All(line =>
            Wish().Match(line) is { Success: true } wish && packages.TryGetValue(Plain(wish.Groups["name"].Value), out var there)
            && (!wish.Groups["least"].Success || (VersionOf(wish.Groups["least"].Value) is { } least && there >= least)));

    private static FrozenDictionary<string, Version> Read() => !Directory.Exists(Folder)
        ? FrozenDictionary<string, Version>.Empty
        : Directory.EnumerateFileSystemEntries(Folder).Select(path => Described().Match(Path.GetFileName(path))).Where(match => match.Success)
            .DistinctBy(match => Plain(match.Groups["name"].Value))
            .ToFrozenDictionary(match => Plain(match.Groups["name"].Value), match => VersionOf(match.Groups["version"].Value) ?? new Version(0, 0));

    private static string Plain(string name) => name.ToLowerInvariant().Replace('_', '-').Replace('.', '-');

    private static Version? VersionOf(string text) => Version.TryParse(text.Contains('.') ? text : text + ".0", out var version) ? version : null;

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_.-]+)(?:\s*>=\s*(?<least>[0-9]+(?:\.[0-9]+){0,3}))?$")]
    private static partial Regex Wish();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_.]+)-(?<version>[0-9]+(?:\.[0-9]+){0,3})[^-]*(?:-py[0-9.]+)?\.(?:dist|egg)-info$")]
    private static partial Regex Described();
}
