using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Forja.Sandboxes.Packages.Layers;

namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>What a set is made of: the packages that pages may import, the places inside them that their export maps do not name, and the lock that says which versions. Pure.</summary>
internal sealed partial record BrowserSetPlan
{
    /// <summary>Raised when a set of the same packages would come out otherwise.</summary>
    private const int Format = 1;

    public required string Key { get; init; }

    public required ImmutableSortedSet<string> Packages { get; init; }

    public required ImmutableSortedSet<string> Extras { get; init; }

    /// <summary>The packages of the lock that can get into the set.</summary>
    public required PackageLock Lock { get; init; }

    /// <param name="manifest">What the project asks for.</param>
    /// <param name="packageLock">What that was resolved to.</param>
    /// <param name="imports">What the project's code imports by name.</param>
    /// <param name="extras">Those of the imports that the set without them does not have.</param>
    /// <param name="bundler">Which bundler.</param>
    public static BrowserSetPlan Of(PackageManifest manifest, PackageLock packageLock, ImmutableSortedSet<string> imports, ImmutableSortedSet<string> extras, string bundler)
    {
        var imported = imports.Select(ImportedNames.PackageOf).ToImmutableSortedSet(StringComparer.Ordinal);
        var packages = manifest.Dependencies.Keys.Where(name => !IsTool(name))
            .Concat(manifest.All.Select(wish => wish.Key).Where(name => imported.Contains(name) || IsFramework(name)))
            .Where(name => packageLock.At($"node_modules/{name}") is not null)
            .ToImmutableSortedSet(StringComparer.Ordinal);
        var roots = packages.Concat(extras.Select(ImportedNames.PackageOf)).Distinct().ToImmutableSortedDictionary(name => name, _ => "", StringComparer.Ordinal);
        var none = ImmutableSortedDictionary<string, string>.Empty;
        var reached = packageLock.PrunedTo(manifest with { Dependencies = roots, DevDependencies = none, OptionalDependencies = none });

        var text = new StringBuilder().Append(Format).Append('\n').Append(bundler).Append('\n');
        foreach (var name in packages) text.Append("package ").Append(name).Append('\n');
        foreach (var extra in extras) text.Append("extra ").Append(extra).Append('\n');
        foreach (var package in reached.Packages) text.Append(package.Path).Append('@').Append(package.Version).Append(' ').Append(package.Integrity).Append('\n');
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
        return new BrowserSetPlan { Key = key, Packages = packages, Extras = extras, Lock = reached };
    }

    // Often a development dependency, because a bundler takes it in; a page needs it whether its own code names it or not, because compiled code does.
    private static bool IsFramework(string name) => name is "react" or "react-dom" or "vue" or "svelte" or "preact" or "solid-js";

    // Never part of a page unless its code says so: what builds it, what checks it, and what serves it.
    private static bool IsTool(string name) => Tools().IsMatch(name);

    [GeneratedRegex(@"\A(?:vite|vitest|tailwindcss|typescript|postcss|autoprefixer|prettier|nodemon|concurrently|tsx|ts-node|dotenv|cors|express|fastify|koa|hono|next|nuxt|ws|pg|mysql2|sqlite3|better-sqlite3|mongoose|mongodb|redis|ioredis|prisma|drizzle-orm|bcrypt|bcryptjs|jsonwebtoken|multer|helmet|morgan|body-parser|cookie-parser|(?:svelte-check|vue-tsc|eslint.*|vite-plugin-.*|express-.*|@(?:types|vitejs|tailwindcss|sveltejs|eslint|typescript-eslint|nestjs|prisma|fastify|hapi)/.*))\z")]
    private static partial Regex Tools();
}
