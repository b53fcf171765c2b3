namespace Forja.ProjectFiles.Starters;

/// <summary>Where the starters are.</summary>
public sealed class StarterOptions
{
    /// <summary>The folder with one folder per starter. The default is <c>starters</c> beside the program, where the build puts them.</summary>
    public string Directory { get; set; } = Path.Combine(AppContext.BaseDirectory, "starters");
}
