using System.Text.RegularExpressions;
using Forja.ProjectFiles;

namespace Forja.Turns.Checks.Browsing;

/// <summary>Says where in the project's own files an error came from. Packages' and the dev server's frames are left out: nobody can mend them.</summary>
internal sealed partial class PagePlaces(Uri app, AppClient client, WorkingTree tree)
{
    private const int MostPlaces = 4;

    private readonly Dictionary<string, SourceMap?> _maps = [];

    /// <summary>The places of a trouble, innermost first, as "src/App.tsx:14:3 in TodoList".</summary>
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<CodeFrame> frames, CancellationToken cancellationToken)
    {
        List<string> places = [];
        foreach (var frame in frames)
        {
            if (places.Count == MostPlaces) break;
            if (await OfAsync(frame, cancellationToken) is { } place && !places.Contains(place)) places.Add(place);
        }

        return places;
    }

    /// <summary>Where the project defines a component that a framework named.</summary>
    public async Task<string?> OfComponentAsync(string name, CancellationToken cancellationToken)
    {
        var definition = new Regex($@"(?:function|class|const|let|var)\s+{Regex.Escape(name)}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        foreach (var entry in (await tree.ListAsync(cancellationToken)).Entries.Where(entry => entry.Kind == TreeEntryKind.File && IsCode(entry.Path) && entry.Size < 200_000).Take(400))
        {
            if (entry.Path.Extension is ".vue" or ".svelte" && entry.Path.Name == name + entry.Path.Extension) return entry.Path.Value;
            if (await TextAsync(entry.Path, cancellationToken) is not { } text || definition.Match(text) is not { Success: true } match) continue;
            return $"{entry.Path.Value}:{text.AsSpan(0, match.Index).Count('\n') + 1}";
        }

        return null;
    }

    private async Task<string?> OfAsync(CodeFrame frame, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(frame.Address, UriKind.Absolute, out var address) || address.Host != app.Host) return null;
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        if (path.Contains("/node_modules/", StringComparison.Ordinal) || path.StartsWith("/@", StringComparison.Ordinal) || path.StartsWith("/.vite/", StringComparison.Ordinal)) return null;

        var map = await MapAsync(address, cancellationToken);
        var mapped = map?.Find(frame.Line, frame.Column);
        var file = await FileAsync(mapped?.Source, path, cancellationToken);
        if (file is null) return null;

        // Without a map the code is the file itself, unless the server says otherwise by having one for others.
        var (line, column) = mapped is { } found ? (found.Line, found.Column) : (frame.Line, frame.Column);
        var place = map is null && IsCompiled(file) ? file : $"{file}:{line + 1}:{column + 1}";
        return frame.Function.Length == 0 ? place : $"{place} in {frame.Function}";
    }

    private async Task<SourceMap?> MapAsync(Uri address, CancellationToken cancellationToken)
    {
        if (_maps.TryGetValue(address.PathAndQuery, out var known)) return known;
        SourceMap? map = null;
        try
        {
            map = SourceMap.OfModule((await client.GetAsync(address.PathAndQuery, "*/*", cancellationToken)).Body);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The place in the compiled code is told without its column instead.
        }

        return _maps[address.PathAndQuery] = map;
    }

    // The address is the file's own path with every dev server that is known; static pages lie in a public folder or at the root.
    private async Task<string?> FileAsync(string? source, string path, CancellationToken cancellationToken)
    {
        var asked = path == "/" ? "/index.html" : path;
        string?[] candidates = [asked[1..], $"public{asked}", $"static{asked}", source is null ? null : Path.Join(Path.GetDirectoryName(asked)![1..], source)];
        foreach (var candidate in candidates)
        {
            if (candidate is not null && FilePath.TryParse(candidate, out var file) && await TextAsync(file, cancellationToken) is not null) return file.Value;
        }

        return null;
    }

    private async Task<string?> TextAsync(FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            return await tree.ReadAsync(path, cancellationToken) is { } content ? System.Text.Encoding.UTF8.GetString(content.Bytes.Span) : null;
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    private static bool IsCode(FilePath path) => path.Extension is ".tsx" or ".jsx" or ".ts" or ".js" or ".vue" or ".svelte" or ".mjs";

    private static bool IsCompiled(string path) => Compiled().IsMatch(path);

    [GeneratedRegex(@"\.(?:tsx?|jsx|vue|svelte|mts)$")]
    private static partial Regex Compiled();
}
