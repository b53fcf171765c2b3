using System.Text.Json;

namespace Forja.Turns.Checks.Compiling;

/// <summary>Which programs of a project's own packages check it: known from its manifest alone, so that nothing is run that the stack has not. Pure.</summary>
internal static class StackCommands
{
    private const string Types = "exec {0} --noEmit --pretty false";

    public static IReadOnlyList<StackCommand> Of(string? manifest, IReadOnlySet<string> files, string? tsconfig)
    {
        if (manifest is null || Packages(manifest) is not { Count: > 0 } packages) return [];
        List<StackCommand> commands = [];
        if (files.Contains("tsconfig.json"))
        {
            // A file that only refers to others checks nothing by itself.
            var build = tsconfig?.Contains("\"references\"", StringComparison.Ordinal) is true ? " -b" : "";
            if (packages.Contains("svelte-check")) commands.Add(new StackCommand(Check.Types, "exec svelte-check --tsconfig ./tsconfig.json --output machine --threshold error"));
            else if (packages.Contains("vue-tsc")) commands.Add(new StackCommand(Check.Types, string.Format(null, Types, "vue-tsc" + build)));
            else if (packages.Contains("typescript")) commands.Add(new StackCommand(Check.Types, string.Format(null, Types, "tsc" + build)));
        }

        if (packages.Contains("vite") && files.Contains("index.html")) commands.Add(new StackCommand(Check.Build, "exec vite build --outDir /tmp/forja-build --emptyOutDir --logLevel error"));
        return commands;
    }

    private static HashSet<string>? Packages(string manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            HashSet<string> names = [];
            foreach (var kind in (string[])["dependencies", "devDependencies"])
            {
                if (document.RootElement.TryGetProperty(kind, out var list) && list.ValueKind == JsonValueKind.Object) names.UnionWith(list.EnumerateObject().Select(item => item.Name));
            }

            return names;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
