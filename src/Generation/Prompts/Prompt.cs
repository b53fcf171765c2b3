using System.Reflection;

namespace Forja.Generation.Prompts;

/// <summary>The texts that every request carries, kept as Markdown beside this file.</summary>
internal static class Prompt
{
    /// <summary>The same for every request, so that providers cache it.</summary>
    public static string System { get; } = Read("System.md");

    /// <summary>The same, with the chapter about tools.</summary>
    public static string SystemWithTools { get; } = System + "\n\n" + Read("Tools.md");

    /// <summary>For making a fuller request out of a short one.</summary>
    public static string Improve { get; } = Read("Improve.md");

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Forja.Generation.Prompts.{name}")
            ?? throw new InvalidOperationException($"The prompt {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
