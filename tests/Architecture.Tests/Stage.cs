using System.Reflection;

namespace Forja.Architecture.Tests;

/// <summary>A stage of the product as it was built: its folder's name and its assembly.</summary>
internal sealed record Stage(string Name, Assembly Assembly)
{
    public static IReadOnlyList<Stage> All { get; } =
        [.. new[] { "ProjectFiles", "Accounts", "SandboxProtocol", "Generation", "Sandboxes", "Previews", "Turns", "Server" }.Select(Load)];

    public static Stage Of(string name) => All.Single(stage => stage.Name == name);

    /// <summary>Types that a person wrote: nothing of the compiler's, of source generators or of migrations.</summary>
    public IEnumerable<Type> Types => Assembly.GetTypes().Where(type =>
        type.Namespace is { } space
        && (space == "Forja." + Name || space.StartsWith($"Forja.{Name}.", StringComparison.Ordinal))
        && !space.Contains("Migrations", StringComparison.Ordinal)
        && !type.Name.Contains('<')
        && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null);

    private static Stage Load(string name) => new(name, Assembly.Load("Forja." + name));
}
