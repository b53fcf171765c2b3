using System.Collections.Immutable;

namespace Forja.ProjectFiles.Starters;

/// <summary>A small working app that a project begins as, and that a model builds upon. Read once, immutable.</summary>
public sealed record Starter
{
    /// <summary>Its name in the API and on disk, such as <c>react</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Place in the list that people see; the smallest first.</summary>
    public required int Order { get; init; }

    /// <summary>Colour of its card, as <c>#rrggbb</c>.</summary>
    public required string Accent { get; init; }

    public required LocalizedText Title { get; init; }

    public required LocalizedText Description { get; init; }

    /// <summary>What it is made of, as a person would say it: React, TypeScript, Vite.</summary>
    public required ImmutableArray<string> Stack { get; init; }

    /// <summary>What this machine lacks for it; nothing when it can run here.</summary>
    public ImmutableArray<StarterNeed> Missing { get; init; } = [];

    /// <summary>Files that only show something until the app is there: what is built replaces them, so a model need not read them.</summary>
    public ImmutableHashSet<FilePath> Demo { get; init; } = [];

    /// <summary>Tells a model what is there, which packages are installed and how to style.</summary>
    public required string Brief { get; init; }

    /// <summary>The files as they are stored, placeholders and all.</summary>
    public required ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>> Files { get; init; }

    /// <summary>Files that take the place of others in a language, by language tag.</summary>
    public required ImmutableDictionary<string, ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>>> Translations { get; init; }

    /// <summary>The files of a new project: in its language, with its name and title put in.</summary>
    public ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>> FilesFor(ProjectNames names, string language)
    {
        var files = Translations.TryGetValue(language, out var translated) ? Files.SetItems(translated) : Files;
        return files.ToImmutableSortedDictionary(file => file.Key, file => StarterPlaceholders.Fill(file.Key, file.Value, names, language));
    }
}
