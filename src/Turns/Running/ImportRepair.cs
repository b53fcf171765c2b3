using System.Text;
using System.Text.RegularExpressions;
using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>
/// Mends two faults of imports that browsers name exactly: a name that a module exports in the other way (named or default), and a hook of React that is used and
/// not imported. Only where there is one thing that can have been meant; everything else is the model's.
/// </summary>
internal static partial class ImportRepair
{
    private static readonly HashSet<string> Hooks =
    [
        "useState", "useEffect", "useRef", "useMemo", "useCallback", "useReducer", "useContext", "useLayoutEffect", "useId", "useTransition", "useDeferredValue", "createContext",
        "Fragment", "Suspense", "memo", "lazy", "forwardRef",
    ];

    /// <summary>What a check saw, when it is such a fault in a file of the project.</summary>
    public static Fault? Read(string detail)
    {
        if (Unprovided().Match(detail) is { Success: true } export) return new Fault(export.Groups["place"].Value, export.Groups["name"].Value, export.Groups["module"].Value);
        if (Unknown().Match(detail) is { Success: true } unknown) return new Fault(unknown.Groups["place"].Value, unknown.Groups["name"].Value, null);
        return Undefined().Match(detail) is { Success: true } name ? new Fault(name.Groups["place"].Value, name.Groups["name"].Value, null) : null;
    }

    /// <summary>Mends what can be mended; the change, or null.</summary>
    public static async Task<FileChange?> MendAsync(IProjectGrain project, WorkingTree tree, TurnJob job, string detail, CancellationToken cancellationToken)
    {
        if (Read(detail) is not { } fault || !FilePath.TryParse(fault.Place, out var path) || await TextAsync(tree, path, cancellationToken) is not { } importer) return null;
        var module = fault.Module is null ? "" : FilePath.TryParse(fault.Module.TrimStart('/'), out var file) ? await TextAsync(tree, file, cancellationToken) : null;
        if (module is null || Mend(fault, importer, module) is not { } mended) return null;

        var applied = await project.ApplyAsync(new EditBatch(VersionAuthors.Model, job.Turn.Value, job.BaseVersion, [new FileEdit.Write(path, Encoding.UTF8.GetBytes(mended))]));
        return applied.Edits is [EditOutcome.Applied done] ? done.Change : null;
    }

    /// <summary>The importing file as it should be; null when that is not certain. Pure.</summary>
    internal static string? Mend(Fault fault, string importer, string imported)
    {
        if (fault.Module is null) return Import(fault.Name, importer);
        var from = $"""from\s*(?<from>['"][^'"\n]*\b{Regex.Escape(Path.GetFileNameWithoutExtension(fault.Module))}(?:\.\w+)?['"])""";
        if (fault.Name != "default")
        {
            if (!imported.Contains("export default", StringComparison.Ordinal)) return null;
            var named = new Regex($$"""import\s*\{\s*{{Regex.Escape(fault.Name)}}\s*,?\s*\}\s*{{from}}""");
            return named.Count(importer) == 1 ? named.Replace(importer, $"import {fault.Name} from ${{from}}") : null;
        }

        var plain = new Regex($"""import\s+(?<local>\w+)\s+{from}""");
        if (plain.Match(importer) is not { Success: true } import || plain.Count(importer) != 1) return null;
        var local = import.Groups["local"].Value;
        return Regex.IsMatch(imported, $@"export\s+(?:async\s+)?(?:function|const|class|let)\s+{Regex.Escape(local)}\b") ? plain.Replace(importer, $"import {{ {local} }} from ${{from}}") : null;
    }

    private static string? Import(string name, string code)
    {
        if (!Hooks.Contains(name)) return null;
        return Regex.IsMatch(code, $@"\b(?:const|let|var|function|class)\s+{Regex.Escape(name)}\b") ? null : $"import {{ {name} }} from 'react'\n{code}";
    }

    private static async Task<string?> TextAsync(WorkingTree tree, FilePath path, CancellationToken cancellationToken) =>
        await tree.ReadAsync(path, cancellationToken) is { } content ? Encoding.UTF8.GetString(content.Bytes.Span) : null;

    [GeneratedRegex(@"The requested module '(?<module>/[^'?\n]+)' does not provide an export named '(?<name>\w+)'\s*\n\s+at (?<place>[^:\s]+):")]
    private static partial Regex Unprovided();

    [GeneratedRegex(@"ReferenceError: (?<name>\w+) is not defined\s*\n\s+at (?<place>[^:\s]+):")]
    private static partial Regex Undefined();

    // The type checker's words for the same.
    [GeneratedRegex(@"^(?<place>[^:\s]+\.[jt]sx?):\d+:\d+: TS2304: Cannot find name '(?<name>\w+)'", RegexOptions.Multiline)]
    private static partial Regex Unknown();

    /// <summary>A name that a file uses, and the module that was to give it; none when no module was named.</summary>
    internal sealed record Fault(string Place, string Name, string? Module);
}
