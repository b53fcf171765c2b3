namespace Forja.Sandboxes.Recipes;

/// <summary>Something that a file asks for and that is not followed.</summary>
/// <param name="Code">Why, as a stable word that the UI translates.</param>
/// <param name="File">Where it stands.</param>
/// <param name="What">The words in question, shortened.</param>
public sealed record RecipeNote(string Code, string File, string What)
{
    /// <summary>An instruction of a Dockerfile that has no meaning here.</summary>
    public const string DockerInstruction = "recipe.docker-instruction";

    /// <summary>A command that a Dockerfile runs while it builds.</summary>
    public const string DockerBuildStep = "recipe.docker-build-step";

    /// <summary>The base image: what is in it comes from this machine.</summary>
    public const string BaseImage = "recipe.base-image";

    /// <summary>A key of devcontainer.json that has no meaning here.</summary>
    public const string DevContainerKey = "recipe.devcontainer-key";

    /// <summary>A line of a Procfile that is none.</summary>
    public const string ProcfileLine = "recipe.procfile-line";

    /// <summary>A port that nobody but the system may use; another is used.</summary>
    public const string PortReserved = "recipe.port-reserved";

    /// <summary>Packages of a second package.json: only the first one's are installed.</summary>
    public const string SecondPackage = "recipe.second-package";

    private const int Longest = 120;

    public static RecipeNote Of(string code, string file, string what) => new(code, file, what.Length <= Longest ? what : what[..(Longest - 1)] + "…");
}
