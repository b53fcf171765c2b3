using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Recipes;
using Forja.Sandboxes.Tests.Hosts;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>The starters' layers for real: the machine's registry, real sandboxes, real npm and Vite.</summary>
[Trait("Needs", "sandbox")]
public sealed class StarterLayerTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Icons = """
        import * as all from 'lucide-react'
        import { X as Close, type LucideIcon, Plus } from 'lucide-react'
        import type { LucideProps } from 'lucide-react'
        import { icons, Check } from 'lucide-react'
        export { Trash2 as Bin } from 'lucide-react'
        export const text = `
        import { Menu } from 'lucide-react'
        `
        export const Odd = ({ icon: Icon, some }: { icon: LucideIcon, some: LucideProps }) => <><Close {...some} /><Plus /><Icon /><all.Sun /><Check />{icons.length}</>
        """;

    [Theory]
    [InlineData("react")]
    [InlineData("express")]
    [InlineData("svelte")]
    public async Task Prepare_Starter_GivesALayerThatItsServerStartsOver(string id)
    {
        Assert.SkipWhen(HostFixture.WhyNot is not null, HostFixture.WhyNot ?? "");
        using var bench = new LayerBench(fixture.Host, fixture.Data);
        var starter = bench.Starters.Find(id)!;
        var stages = new List<LayerStage>();
        var cancellation = TestContext.Current.CancellationToken;

        var outcome = await bench.Layers.PrepareAsync(StarterLayers.SetOf(starter)!, new Stages(stages), cancellation);

        if (outcome is LayerOutcome.Failed { Code: "dependencies.registry-unreachable" or "dependencies.no-toolchain" } unreachable) Assert.Skip(unreachable.Output);
        var ready = Assert.IsType<LayerOutcome.Ready>(outcome);
        Assert.Null(ready.Lock);
        Assert.True(Directory.Exists(Path.Join(ready.Layer.NodeModules, ".vite-temp")));
        Assert.Empty(Directory.GetDirectories(Path.Join(fixture.Data, "layers/unfinished")).SelectMany(Directory.GetDirectories));
        TestContext.Current.TestOutputHelper!.WriteLine($"{string.Join(", ", stages.Distinct())}; {Directory.EnumerateFiles(ready.Layer.NodeModules, "*", SearchOption.AllDirectories).Count()} files");
        if (id == "express") return;

        // The server finds the optimizer's work and does not do it again.
        Assert.NotNull(ready.Layer.OptimizerCache);
        var spec = fixture.NewSpec();
        var tree = Path.Join(fixture.Data, $"tree-{spec.Identity.Slot}");
        foreach (var (path, content) in starter.FilesFor(ProjectNames.FromTitle("Test"), "en"))
        {
            var file = Path.Join(tree, path.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content.ToArray(), cancellation);
        }

        if (id == "react") await File.WriteAllTextAsync(Path.Join(tree, "src/odd.tsx"), Icons, cancellation);
        var cache = Path.Join(fixture.Data, $"cache-{spec.Identity.Slot}");
        CopyFolder(ready.Layer.OptimizerCache, cache);
        Directory.CreateDirectory(Path.Join(tree, "node_modules"));
        foreach (var path in (string[])[cache, .. Directory.GetFileSystemEntries(cache, "*", SearchOption.AllDirectories)]) Native.ChangeOwner(path, spec.Identity.HostUser);
        var node = await bench.Toolchains.NodeAsync(cancellation);
        spec = spec with
        {
            Limits = new SandboxLimits { MemoryBytes = 1L << 30 },
            Mounts =
            [
                .. spec.Mounts,
                new SandboxMount.ReadOnly(node.Directory, Toolchain.MountPoint),
                new SandboxMount.ReadOnly(new PlatformFiles(Options.Create(new ProjectFilesOptions { DataDirectory = fixture.Data })).Folder, "/opt/forja"),
                new SandboxMount.ReadOnly(ready.Layer.NodeModules, "/app/node_modules"),
                new SandboxMount.Writable(cache, "/app/node_modules/.vite"),
                new SandboxMount.Temporary("/app/node_modules/.vite-temp", 16 << 20),
            ],
        };

        await using var sandbox = await fixture.Host.StartAsync(spec, cancellation);
        var printed = new Printed();
        await sandbox.StartProcessAsync(SandboxCommand.Of(Toolchain.NodePath, RecipeDetector.ViteServer, "5173"), printed.Add, cancellation);
        await printed.WaitForAsync("ready in").WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = async (_, stop) => await sandbox.ConnectAsync(5173, stop) });
        var page = await http.GetStringAsync("http://localhost/", cancellation);
        var entry = await http.GetStringAsync(id == "react" ? "http://localhost/src/main.tsx" : "http://localhost/src/main.ts", cancellation);

        Assert.Contains("<title>Test</title>", page);
        Assert.Contains("/node_modules/.vite/deps/", entry);
        Assert.DoesNotContain("optimiz", printed.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sourceMappingURL", await http.GetStringAsync(DependencyIn(entry), cancellation), StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper!.WriteLine(printed.ToString());
        if (id != "react") return;
        await AssertIconsComeOneByOneAsync(http, cancellation);
        Assert.Contains("""<link rel="modulepreload" href="/src/main.tsx">""", await PageAsync(http, cancellation));
        await AssertNoStaleReloadAsync(sandbox, tree, printed, cancellation);
    }

    // An icon by its name is its own module; what means the whole package gets the whole, and what stands in a text stays.
    private static async Task AssertIconsComeOneByOneAsync(HttpClient http, CancellationToken cancellation)
    {
        var served = await http.GetStringAsync("http://localhost/src/odd.tsx", cancellation);
        string From(string statement) => Regex.Match(served, $"^.*{Regex.Escape(statement)} from \"([^\"?]+)", RegexOptions.Multiline).Groups[1].Value;

        Assert.Equal("/node_modules/lucide-react/dist/esm/icons/x.mjs", From("import { default as Close }"));
        Assert.Equal("/node_modules/lucide-react/dist/esm/icons/plus.mjs", From("import { default as Plus }"));
        Assert.Matches("^/node_modules/lucide-react/dist/esm/icons/[a-z0-9-]+.mjs$", From("export { default as Bin }"));
        Assert.Equal("/node_modules/.vite/deps/lucide-react.js", From("import * as all"));
        Assert.Equal("/node_modules/.vite/deps/lucide-react.js", From("import { icons, Check }"));
        Assert.Contains("import { Menu } from 'lucide-react'", served, StringComparison.Ordinal);
        Assert.DoesNotContain("LucideProps", served.Split("sourceMappingURL")[0], StringComparison.Ordinal);
        Assert.Contains("__iconData", await http.GetStringAsync("http://localhost/node_modules/lucide-react/dist/esm/icons/x.mjs", cancellation), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(HttpClient http, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await http.SendAsync(request, cancellation);
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    // What changed before a page's document was sent is in the page: it must not load everything a second time.
    private static async Task AssertNoStaleReloadAsync(ISandboxInstance sandbox, string tree, Printed printed, CancellationToken cancellation)
    {
        var index = Path.Join(tree, "index.html");
        await File.WriteAllTextAsync(index, (await File.ReadAllTextAsync(index, cancellation)).Replace("<title>", "<title>New ", StringComparison.Ordinal), cancellation);
        await printed.WaitForAsync("page reload").WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        using var handler = new SocketsHttpHandler { ConnectCallback = async (_, stop) => await sandbox.ConnectAsync(5173, stop) };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Assert.Contains("<title>New ", await http.GetStringAsync("http://localhost/", cancellation));
        await http.GetStringAsync("http://localhost/src/App.tsx", cancellation);
        var token = Regex.Match(await http.GetStringAsync("http://localhost/@vite/client", cancellation), "wsToken = \"([^\"]+)\"").Groups[1].Value;

        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("vite-hmr");
        await socket.ConnectAsync(new Uri($"ws://localhost/?token={token}"), http, cancellation);
        Assert.Contains("connected", await ReceiveAsync(socket, cancellation));
        await File.AppendAllTextAsync(Path.Join(tree, "src/App.tsx"), "\n// changed\n", cancellation);

        Assert.Contains("\"update\"", await ReceiveAsync(socket, cancellation));

        // The page still names every module, what changed under the address that its importers ask for.
        var page = await http.GetStringAsync("http://localhost/", cancellation);
        var changed = Regex.Match(page, "<link rel=\"modulepreload\" href=\"(/src/App\\.tsx\\?t=\\d+)\">").Groups[1].Value;
        Assert.NotEmpty(changed);
        Assert.Contains($"\"{changed}\"", await http.GetStringAsync("http://localhost/src/main.tsx", cancellation));
        Assert.Contains("<link rel=\"modulepreload\" href=\"/node_modules/.vite/deps/react-dom_client.js?v=", page);
    }

    private static async Task<string> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        var message = await socket.ReceiveAsync(buffer, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, message.Count);
    }

    private static string DependencyIn(string entry) => $"http://localhost{Regex.Match(entry, "\"(/node_modules/.vite/deps/[^\"]+)\"").Groups[1].Value}";

    [Fact]
    public async Task Find_FewerPackagesThanTheStarterHas_UsesItsLayerAndLocksOnlyThose()
    {
        using var bench = await BenchWithAsync("react");
        var starter = StarterLayers.SetOf(bench.Starters.Find("react")!)!;
        var fewer = JsonNode.Parse(starter.Package.Span)!;
        fewer["dependencies"]!.AsObject().Remove("recharts");
        fewer["dependencies"]!["zustand"] = "^5.0.0";

        var ready = await bench.Layers.FindAsync(starter with { Package = Bytes(fewer) }, TestContext.Current.CancellationToken);

        var packages = JsonNode.Parse(ready!.Lock!.Value.Span)!["packages"]!.AsObject();
        Assert.NotNull(ready.Layer.OptimizerCache);
        Assert.Equal("^5.0.0", (string?)packages[""]!["dependencies"]!["zustand"]);
        Assert.Contains("node_modules/react", packages.Select(entry => entry.Key));
        Assert.DoesNotContain("node_modules/recharts", packages.Select(entry => entry.Key));
    }

    [Fact]
    public async Task Prepare_PackageMoreThanTheStarterHas_KeepsItsVersionsAndOptimizesTheNewOneToo()
    {
        using var bench = await BenchWithAsync("react");
        var starter = StarterLayers.SetOf(bench.Starters.Find("react")!)!;
        var more = JsonNode.Parse(starter.Package.Span)!;
        foreach (var heavy in (string[])["recharts", "date-fns", "motion", "lucide-react"]) more["dependencies"]!.AsObject().Remove(heavy);
        more["dependencies"]!["nanoid"] = "^5.0.0";

        var ready = Assert.IsType<LayerOutcome.Ready>(await bench.Layers.PrepareAsync(starter with { Package = Bytes(more) }, null, TestContext.Current.CancellationToken));

        var packages = JsonNode.Parse(ready.Lock!.Value.Span)!["packages"]!.AsObject();
        var before = JsonNode.Parse(starter.Lock!.Value.Span)!["packages"]!.AsObject();
        Assert.Equal((string?)before["node_modules/react"]!["integrity"], (string?)packages["node_modules/react"]!["integrity"]);
        Assert.NotNull(packages["node_modules/nanoid"]);
        Assert.Contains("\"nanoid\"", await File.ReadAllTextAsync(Path.Join(ready.Layer.OptimizerCache, "deps/_metadata.json")));
        Assert.True(Directory.Exists(Path.Join(ready.Layer.NodeModules, "nanoid")));
    }

    private async Task<LayerBench> BenchWithAsync(string id)
    {
        Assert.SkipWhen(HostFixture.WhyNot is not null, HostFixture.WhyNot ?? "");
        var bench = new LayerBench(fixture.Host, fixture.Data);
        var outcome = await bench.Layers.PrepareAsync(StarterLayers.SetOf(bench.Starters.Find(id)!)!, null, TestContext.Current.CancellationToken);
        if (outcome is LayerOutcome.Failed { Code: "dependencies.registry-unreachable" or "dependencies.no-toolchain" } unreachable) Assert.Skip(unreachable.Output);
        return bench;
    }

    private static byte[] Bytes(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Join(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Join(to, Path.GetRelativePath(from, file)));
    }

    private sealed class Stages(List<LayerStage> stages) : IProgress<LayerProgress>
    {
        public void Report(LayerProgress value)
        {
            lock (stages) stages.Add(value.Stage);
        }
    }
}
