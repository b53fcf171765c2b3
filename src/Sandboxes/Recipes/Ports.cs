using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>Gives the programs of one app a port each. Pure.</summary>
internal static class Ports
{
    /// <summary>The same programs; where two have the same port, all but the preview's own get the next that is free.</summary>
    public static ImmutableArray<RecipeProgram> Distinct(ImmutableArray<RecipeProgram> programs)
    {
        var web = new Recipe(programs).Web;
        var taken = new HashSet<int> { web.Port!.Value };
        return [.. programs.Select(program => program == web || program.Port is not { } port ? program : program.At(Free(port, taken)))];
    }

    private static int Free(int port, HashSet<int> taken)
    {
        while (!SandboxConnections.IsReachable(port) || !taken.Add(port)) port++;
        return port;
    }
}
