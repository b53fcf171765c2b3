using System.Diagnostics;

namespace Forja.Architecture.Tests;

/// <summary>The repository's own text: the files that git knows or would add, read once.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(ReadAll);

    public static string Root { get; } = FindRoot();

    /// <summary>Every text file of the repository, generated code included.</summary>
    public static IReadOnlyList<SourceFile> Files => All.Value;

    /// <summary>Files with one of these endings whose path starts with one of the folders.</summary>
    public static IEnumerable<SourceFile> Under(string folders, string endings) => Files.Where(file =>
        folders.Split(' ').Any(folder => file.Path.StartsWith(folder + "/", StringComparison.Ordinal))
        && endings.Split(' ').Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Forja.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests run from a clone of the repository; no Forja.slnx was found above them.");
    }

    private static IReadOnlyList<SourceFile> ReadAll()
    {
        var start = new ProcessStartInfo("git", ["-C", Root, "ls-files", "-co", "--exclude-standard", "-z"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.SkipWhen(git.ExitCode != 0, "git does not know this folder, so there is no list of the repository's files.");
        return
        [
            .. from path in paths.Distinct()
               let full = Path.Combine(Root, path)
               where File.Exists(full)
               let bytes = File.ReadAllBytes(full)
               where !bytes.AsSpan().Contains((byte)0)
               select new SourceFile(path, System.Text.Encoding.UTF8.GetString(bytes)),
        ];
    }
}
