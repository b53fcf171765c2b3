using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Packages.BrowserSets;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Tests.Hosts;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>The React starter's packages as a set for pages, for real: the machine's registry, a real sandbox, the real bundler.</summary>
[Trait("Needs", "sandbox")]
public sealed class BrowserSetTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Prepare_ReactStarter_GivesOneReactOfTheLocksVersionsAndAFileForEachIcon()
    {
        Assert.SkipWhen(HostFixture.WhyNot is not null, HostFixture.WhyNot ?? "");
        using var bench = new LayerBench(fixture.Host, fixture.Data);
        var starter = bench.Starters.Find("react")!;
        var wish = StarterLayers.SetOf(starter)!;
        var imports = ImportedNames.InAll(starter.FilesFor(ProjectNames.FromTitle("Test"), "en").Where(file => ImportedNames.IsCode(file.Key.Value))
            .Select(file => System.Text.Encoding.UTF8.GetString(file.Value.Span)));

        var outcome = await bench.Browser.PrepareAsync(wish, imports, TestContext.Current.CancellationToken);

        if (outcome is BrowserSetOutcome.Failed { Code: "dependencies.registry-unreachable" or "dependencies.no-toolchain" } unreachable) Assert.Skip(unreachable.Output);
        var set = outcome is BrowserSetOutcome.Ready ready ? ready.Set : throw new Xunit.Sdk.XunitException($"{outcome}");
        Assert.Superset(new HashSet<string> { "react", "react/jsx-dev-runtime", "react-dom/client", "motion/react", "zustand", "zustand/middleware", "lucide-react" }, set.Entries.Keys.ToHashSet());
        Assert.Empty(set.Failed);

        // The lock is the only truth of what went in.
        Assert.True(PackageLock.TryParse(wish.Lock, out var packageLock));
        Assert.All(set.Versions, item => Assert.Equal(packageLock.At(item.Key)!.Version, item.Value));
        Assert.Contains("node_modules/react-dom", set.Versions.Keys);

        // One React: its entry and everything that uses it lead to one chunk. Names that CommonJS hides are there to import.
        var react = Text(bench, set, "react.js");
        Assert.Matches(@"\buseState\b", react);
        Assert.Equal("lucide-react/icons/check.js", set.Exports["lucide-react"]["Check"]);
        var icon = Text(bench, set, "lucide-react/icons/check.js");
        Assert.InRange(icon.Length, 50, 1_500);
        Assert.Contains("M20 6 9 17l-5-5", icon);

        // Found again without work; nothing outside of it is ever a file of it.
        Assert.Equal(set.Key, (await bench.Browser.FindAsync(wish, imports, TestContext.Current.CancellationToken))?.Key);
        Assert.True(bench.Browser.Find(set.Key, "react-dom/client.js", compressed: true) is { Compressed: true } || bench.Browser.Find(set.Key, "react-dom/client.js", compressed: false) is not null);
        foreach (var path in (string[])["../set.json", "set.json", "../../../layers/x.js", "/etc/passwd.js", "react/../react.js", "chunks/.x.js", ""]) Assert.Null(bench.Browser.Find(set.Key, path, compressed: false));
        Assert.Null(bench.Browser.Find("../" + set.Key, "react.js", compressed: false));
    }

    private static string Text(LayerBench bench, BrowserSet set, string file) => File.ReadAllText(bench.Browser.Find(set.Key, file, compressed: false)!.Path);
}
