namespace Forja.Sandboxes.Recipes;

/// <summary>What is wrong with settings that say how an app runs.</summary>
/// <param name="Code">As a stable word that the UI translates.</param>
/// <param name="Program">The program that it concerns; null when it is all of them.</param>
/// <param name="Detail">In English, for the log.</param>
public sealed record RecipeProblem(string Code, string? Program, string Detail)
{
    public const string NoJson = "recipe.no-json";
    public const string StartInvalid = "recipe.start-invalid";
    public const string PortInvalid = "recipe.port-invalid";
    public const string PortTwice = "recipe.port-twice";
    public const string PortNeeded = "recipe.port-needed";
    public const string InstallInvalid = "recipe.install-invalid";
    public const string HealthInvalid = "recipe.health-invalid";
    public const string DirectoryInvalid = "recipe.directory-invalid";
    public const string EnvironmentInvalid = "recipe.env-invalid";
    public const string NameInvalid = "recipe.name-invalid";
    public const string TooManyPrograms = "recipe.too-many-programs";
}
