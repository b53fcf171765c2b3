using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>How an app runs: one program or several, started in order. Detected from its files or named in its <c>forja.json</c>.</summary>
/// <param name="Programs">At least one; one of them is the <see cref="Web"/> program.</param>
public sealed record Recipe(ImmutableArray<RecipeProgram> Programs)
{
    /// <summary>The file that decided, for people: <c>package.json</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>What stands in the files and is not followed.</summary>
    public ImmutableArray<RecipeNote> Notes { get; init; } = [];

    /// <summary>The program whose pages the preview shows.</summary>
    public RecipeProgram Web => Programs.FirstOrDefault(program => program.Name == RecipeProgram.WebName) ?? Programs.First(program => program.Port is not null);

    /// <summary>What the app was recognised as: "vite", "flask", "go", "custom" and so on.</summary>
    public string Kind => Web.Kind;

    /// <summary>The port of the program that the preview shows.</summary>
    public int Port => Web.Port!.Value;

    /// <summary>The port that answers what pages ask for below <c>/api</c>; null when nobody but the page's own server does.</summary>
    public int? ApiPort => Programs.FirstOrDefault(program => program != Web && program is { Port: not null, Name: RecipeProgram.ApiName })?.Port;

    /// <summary>Whether everything is started in the same way: then what runs need not be restarted for this recipe.</summary>
    public bool Equals(Recipe? other) => other is not null && Programs.SequenceEqual(other.Programs);

    public override int GetHashCode() => HashCode.Combine(Programs.Length, Kind, Port);
}
