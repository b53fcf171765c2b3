using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>The languages' tools of this machine, which sandboxes see by its <c>/usr</c>. Node is not among them: the platform brings its own.</summary>
public static class MachineToolchains
{
    private static readonly string[] Folders = ["/usr/local/bin", "/usr/bin", "/bin"];

    private static readonly FrozenDictionary<string, (string Name, string Package)> Known = new Dictionary<string, (string, string)>
    {
        ["python3"] = ("Python", "python3"),
        ["python"] = ("Python", "python-is-python3"),
        ["uv"] = ("uv", "pipx"),
        ["dotnet"] = (".NET", "dotnet-sdk-10.0"),
        ["go"] = ("Go", "golang-go"),
        ["php"] = ("PHP", "php-cli"),
        ["ruby"] = ("Ruby", "ruby"),
        ["bundle"] = ("Bundler", "ruby-bundler"),
        ["rackup"] = ("Rack", "ruby-rackup"),
        ["java"] = ("Java", "default-jdk-headless"),
        ["mvn"] = ("Maven", "maven"),
        ["gradle"] = ("Gradle", "gradle"),
        ["cargo"] = ("Rust", "cargo"),
        ["gunicorn"] = ("Gunicorn", "gunicorn"),
        ["uvicorn"] = ("Uvicorn", "python3-uvicorn"),
    }.ToFrozenDictionary();

    /// <summary>What the recipe's commands need, each once.</summary>
    public static ImmutableArray<RecipeToolchain> Of(Recipe recipe) =>
        [.. recipe.Programs.Select(program => ShellCommand.ProgramOf(program.Start)).Distinct().Where(Known.ContainsKey)
            .Select(program => new RecipeToolchain(Known[program].Name, program, Has(program), $"apt-get install {Known[program].Package}"))];

    /// <summary>Throws <see cref="SandboxFailedException"/> when this machine lacks one, naming what brings it.</summary>
    public static void Require(Recipe recipe)
    {
        if (Of(recipe).FirstOrDefault(toolchain => !toolchain.There) is { } missing)
        {
            throw new SandboxFailedException("sandbox.toolchain-missing", $"The app needs {missing.Name}, and this machine has no '{missing.Program}'. On Debian: {missing.Install}");
        }
    }

    /// <summary>Whether this machine has the program where sandboxes see it.</summary>
    public static bool Has(string program) => Folders.Any(folder => File.Exists(Path.Join(folder, program)));
}
