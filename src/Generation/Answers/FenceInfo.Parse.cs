namespace Forja.Generation.Answers;

/// <content>How the words after the fence are read: <c>tsx {path=src/App.tsx}</c> and the variants that models really write.</content>
internal abstract partial record FenceInfo
{
    private static readonly HashSet<string> PathKeys = new(StringComparer.OrdinalIgnoreCase) { "path", "file", "filename", "filepath" };

    // These carry headings as often as paths.
    private static readonly HashSet<string> LooseKeys = new(StringComparer.OrdinalIgnoreCase) { "title", "name" };

    // After these words stands a command or its output, and never the path of a file whose content follows.
    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase)
    {
        "bash", "sh", "shell", "zsh", "console", "terminal", "cmd", "bat", "powershell", "ps1", "output", "log", "text", "txt", "diff", "patch",
    };

    private static readonly HashSet<string> FileExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "astro", "c", "cfg", "cjs", "conf", "cpp", "cs", "csproj", "css", "csv", "cts", "env", "go", "graphql", "h", "htm", "html", "ico", "ini",
        "java", "js", "json", "jsonc", "jsx", "kt", "less", "lua", "md", "mdx", "mjs", "mts", "php", "prisma", "ps1", "py", "rb", "rs", "sass",
        "scss", "sh", "sql", "svelte", "svg", "swift", "toml", "ts", "tsv", "tsx", "txt", "vue", "webmanifest", "xml", "yaml", "yml",
    };

    // Names of products that look like files; as the only word of an info string they are languages.
    private static readonly HashSet<string> NotFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        "node.js", "vue.js", "next.js", "react.js", "express.js", "three.js", "d3.js", "nuxt.js",
    };

    private static readonly HashSet<string> BareFileNames = new(StringComparer.Ordinal)
    {
        "Dockerfile", "Makefile", "Procfile", "Gemfile", "Rakefile", "LICENSE", ".gitignore", ".dockerignore",
        ".npmrc", ".env", ".editorconfig", ".prettierrc", ".eslintrc",
    };

    /// <summary>Reads an info string; never fails, since what is not understood is an ordinary code block.</summary>
    public static FenceInfo Parse(ReadOnlySpan<char> info)
    {
        var text = info.Trim();
        var words = SplitWords(text.ToString());
        if (words.Count == 0) return new Code(string.Empty);

        string? path = null, edit = null, delete = null, rename = null, to = null, read = null, asset = null;
        foreach (var word in words)
        {
            if (ReadAttribute(word) is not var (key, value)) continue;
            if (PathKeys.Contains(key)) path ??= value;
            else if (LooseKeys.Contains(key)) path ??= ClearPath(value);
            else if (Is(key, "edit")) edit ??= value;
            else if (Is(key, "delete") || Is(key, "remove")) delete ??= value;
            else if (Is(key, "rename") || Is(key, "move") || Is(key, "from")) rename ??= value;
            else if (Is(key, "to")) to ??= value;
            else if (Is(key, "asset")) asset ??= value;
            else if (Is(key, "read")) read ??= value;
        }

        var first = words[0].Trim('{', '}');
        if (words is ["{questions}"] or [_, "{questions}"]) return new AskPerson();
        if (words is ["promises"] or ["{promises}"] or [_, "{promises}"]) return new KeepPromises();
        if (delete is not null) return new DeleteFile(delete);
        if (asset is not null && (to ?? path) is { } target) return new PlaceAsset(asset, target);
        if (rename is not null && to is not null) return new RenameFile(rename, to);
        if (edit is not null) return new EditFile(edit);
        if (read is not null) return new ReadFile(read);
        if (path is not null && to is not null && (Is(first, "rename") || Is(first, "move"))) return new RenameFile(path, to);
        if (path is not null && (Is(first, "delete") || Is(first, "remove"))) return new DeleteFile(path);
        if (path is not null && (Is(first, "edit") || words.Exists(static word => Is(word.Trim('{', '}'), "edit")))) return new EditFile(path);
        if (path is not null) return new WholeFile(path, Explicit: true);
        return BarePath(words) is { } bare ? new WholeFile(bare, Explicit: false) : new Code(first);
    }

    // tsx src/App.tsx | tsx:src/App.tsx | src/App.tsx — only where it cannot be anything else.
    private static string? BarePath(List<string> words)
    {
        if (words.Count > 2) return null;

        var colon = words[0].IndexOf(':', StringComparison.Ordinal);
        if (words.Count == 1 && colon > 0) return Shells.Contains(words[0][..colon]) ? null : ClearPath(words[0][(colon + 1)..]);
        if (words.Count == 2) return Shells.Contains(words[0]) ? null : ClearPath(words[1]);
        return NotFiles.Contains(words[0]) ? null : ClearPath(words[0]);
    }

    private static string? ClearPath(string word)
    {
        if (word.AsSpan().ContainsAny("{}=<>\"'`|*?;,&$#!") || word.Contains("//", StringComparison.Ordinal) || word.EndsWith('/')) return null;

        var name = word[(word.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return BareFileNames.Contains(name) || (dot >= 0 && FileExtensions.Contains(name[(dot + 1)..])) ? word : null;
    }

    private static (string Key, string Value)? ReadAttribute(string word)
    {
        var text = word.AsSpan().Trim("{},");
        var equals = text.IndexOf('=');
        if (equals <= 0)
        {
            // {path: src/App.tsx} comes as the two words "{path:" and "src/App.tsx}", joined again by SplitWords.
            equals = text.IndexOf(':');
            if (equals <= 0 || !word.StartsWith('{')) return null;
        }

        var key = text[..equals].Trim().TrimStart('{').Trim("\"'");
        var value = text[(equals + 1)..].Trim().Trim("\"'");
        return value.IsEmpty ? null : (key.ToString(), value.ToString());
    }

    /// <summary>Cuts at spaces that stand outside quotes, and keeps <c>key = value</c> and <c>key: value</c> together.</summary>
    private static List<string> SplitWords(string text)
    {
        var words = new List<string>();
        var start = -1;
        var quote = '\0';
        for (var at = 0; at <= text.Length; at++)
        {
            var character = at < text.Length ? text[at] : ' ';
            if (quote != '\0' && at < text.Length)
            {
                if (character == quote) quote = '\0';
                continue;
            }

            if (character is '"' or '\'') quote = character;
            var isSpace = char.IsWhiteSpace(character) || character == ',';
            if (!isSpace && start < 0) start = at;
            if (!isSpace && character == '{' && start >= 0 && at > start)
            {
                words.Add(text[start..at]);
                start = at;
            }

            if (!isSpace || start < 0) continue;
            var next = text.AsSpan(at).TrimStart();
            var soFar = text.AsSpan(start, at - start);
            if (!next.IsEmpty && (soFar.EndsWith("=") || soFar is "{" || (soFar.EndsWith(":") && soFar.StartsWith("{")) || next[0] == '=')) continue;
            words.Add(soFar.ToString());
            start = -1;
        }

        return words;
    }

    private static bool Is(ReadOnlySpan<char> word, string expected) => word.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
