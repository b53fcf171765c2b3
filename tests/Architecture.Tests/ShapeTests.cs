using System.Reflection;

namespace Forja.Architecture.Tests;

/// <summary>What a stage looks like from outside and inside.</summary>
public sealed class ShapeTests
{
    /// <summary>Names that would hold anything, and so say nothing.</summary>
    private static readonly string[] EmptyNames = ["Core", "Common", "Helper", "Helpers", "Manager", "Util", "Utils", "Utilities", "Base", "Impl"];

    [Fact]
    public void Classes_NotMadeToBeInherited_AreSealed()
    {
        var types = Stage.All.SelectMany(stage => stage.Types).ToList();
        var parents = types.Select(type => Open(type.BaseType)).ToHashSet();

        var open = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !parents.Contains(type) && type.Name != "Program");

        Rule.IsBrokenBy(open.Select(type => type.FullName));
    }

    [Fact]
    public void ClosedSets_OfRecords_CannotBeAddedToFromOutside()
    {
        var sets = Stage.All.SelectMany(stage => stage.Types).Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false })
            .Where(type => type.GetNestedTypes().Any(nested => nested.BaseType == type));

        var open = sets.Where(set => set.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Any(constructor => constructor.GetParameters() is [] && !constructor.IsPrivate));

        Rule.IsBrokenBy(open.Select(set => set.FullName));
    }

    [Fact]
    public void Doors_OfAStage_AreExtensionsNamedAddMapUseOrConfigure()
    {
        var doors = Stage.All.Where(stage => stage.Name is not ("Server" or "ProjectFiles")).SelectMany(stage => stage.Types)
            .Where(type => type.IsPublic && type.GetMethods().Any(IsDoor));

        var odd = doors.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(IsDoor)
            .Where(method => !new[] { "Add", "Map", "Use", "Configure" }.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)));

        Rule.IsBrokenBy(odd.Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"));
    }

    [Fact]
    public void Names_OfTypes_SayWhatTheyHold()
    {
        var empty = Stage.All.SelectMany(stage => stage.Types).Where(type => EmptyNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal)));

        Rule.IsBrokenBy(empty.Select(type => type.FullName));
    }

    /// <summary>An extension on the host's builders: how a stage is switched on.</summary>
    private static bool IsDoor(MethodInfo method) =>
        method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), false)
        && method.GetParameters()[0].ParameterType.Name is "IServiceCollection" or "IEndpointRouteBuilder" or "IApplicationBuilder" or "WebApplication" or "ModelBuilder";

    private static Type? Open(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
