using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Turns.Routing;

/// <summary>
/// Decides whether a project's page can be compiled in a browser, and says what stands against it. Nothing of the project is run for it: a configuration is text, and
/// text that does more than the runtime knows is a reason. Better a sandbox too often than a page that is silently another. Pure.
/// </summary>
internal static partial class CanRunInBrowser
{
    private const int MostReasons = 12;

    public static RuntimeVerdict Judge(ProjectFacts facts)
    {
        var packages = PackagesOf(facts);
        ImmutableArray<RuntimeReason> reasons =
        [
            .. Frameworks(facts, packages),
            .. Page(facts),
            .. Configuration(facts),
            .. Files(facts),
            .. Code(facts),
        ];
        return new RuntimeVerdict([.. reasons.Distinct().Take(MostReasons)], HasServer(facts, packages));
    }

    private static IEnumerable<RuntimeReason> Frameworks(ProjectFacts facts, IReadOnlySet<string> packages) =>
    [
        .. packages.Where(name => Framework().IsMatch(name)).Select(name => new RuntimeReason("runtime.framework", name)),
        .. facts.Paths.Where(path => FrameworkFile().IsMatch(path)).Select(path => new RuntimeReason("runtime.framework", path)),
    ];

    // Whatever a page is made of, it begins with one.
    private static IEnumerable<RuntimeReason> Page(ProjectFacts facts) => facts.Paths.Contains("index.html") ? [] : [new RuntimeReason("runtime.no-page", null)];

    private static IEnumerable<RuntimeReason> Configuration(ProjectFacts facts)
    {
        foreach (var (path, text) in facts.Texts.Where(file => ViteConfig().IsMatch(file.Key)))
        {
            foreach (var name in Imports(text).Where(name => !KnownInConfiguration().IsMatch(name))) yield return new RuntimeReason("runtime.plugin", name);
            var own = StartersPlugin().Replace(text, "");
            if (PluginHook().Match(own) is { Success: true } hook) yield return new RuntimeReason("runtime.plugin", $"{path}: {hook.Groups["hook"].Value}");
            if (Babel().IsMatch(own)) yield return new RuntimeReason("runtime.plugin", "babel");
        }

        foreach (var path in facts.Paths.Where(path => StyleConfig().IsMatch(path))) yield return new RuntimeReason("runtime.style-config", path);
    }

    private static IEnumerable<RuntimeReason> Files(ProjectFacts facts)
    {
        foreach (var path in facts.Paths.Where(IsOfPage))
        {
            if (Preprocessed().Match(path) is { Success: true } kind) yield return new RuntimeReason("runtime.preprocessor", kind.Groups["kind"].Value);
            else if (path.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase)) yield return new RuntimeReason("runtime.preprocessor", "mdx");
        }

        foreach (var (path, text) in facts.Texts.Where(file => StyleSheet().IsMatch(file.Key)))
        {
            if (StylePlugin().IsMatch(text)) yield return new RuntimeReason("runtime.style-config", path);
        }
    }

    private static IEnumerable<RuntimeReason> Code(ProjectFacts facts)
    {
        foreach (var (path, text) in facts.Texts.Where(file => IsOfPage(file.Key) && ImportedNames.IsCode(file.Key)))
        {
            foreach (var name in Imports(text))
            {
                if (NodeModule().IsMatch(name)) yield return new RuntimeReason("runtime.node-module", $"{name} ({path})");
                else if (name.EndsWith(".svg?react", StringComparison.Ordinal)) yield return new RuntimeReason("runtime.plugin", "svgr");
            }

            if (path.EndsWith(".vue", StringComparison.Ordinal) && ComponentLanguage().Match(text) is { Success: true } language) yield return new RuntimeReason("runtime.preprocessor", language.Groups["kind"].Value);
        }
    }

    /// <summary>A server of the project's own beside the page, or a way that its development server has to one.</summary>
    private static bool HasServer(ProjectFacts facts, IReadOnlySet<string> packages) =>
        packages.Any(name => Server().IsMatch(name)) || facts.Paths.Any(path => ServerFile().IsMatch(path))
        || facts.Texts.Any(file => ViteConfig().IsMatch(file.Key) && ProxySetting().IsMatch(file.Value));

    /// <summary>Code of the page, as far as folders tell it from a server's and from what builds and tests it.</summary>
    public static bool IsOfPage(string path) => !NotOfPage().IsMatch(path);

    private static IEnumerable<string> Imports(string text) => Import().Matches(text).Select(match => match.Groups["name"].Value);

    private static HashSet<string> PackagesOf(ProjectFacts facts)
    {
        if (!facts.Texts.TryGetValue("package.json", out var text)) return [];
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind != JsonValueKind.Object ? [] :
            [
                .. new[] { "dependencies", "devDependencies" }.SelectMany(kind =>
                    json.RootElement.TryGetProperty(kind, out var names) && names.ValueKind == JsonValueKind.Object ? names.EnumerateObject().Select(item => item.Name) : []),
            ];
        }
        catch (JsonException)
        {
            // Half a manifest, while somebody writes it: what it names is known when it is whole.
            return [];
        }
    }

    [GeneratedRegex(@"\A(?:next|nuxt|nuxt3|astro|gatsby|@sveltejs/kit|@remix-run/.+|@react-router/dev|@angular/core|@builder\.io/qwik|@solidjs/start|@tanstack/react-start|@redwoodjs/.+|react-scripts|@vue/cli-service|parcel|webpack|webpack-dev-server|@rspack/core|@rsbuild/core|ember-cli|expo|react-native|electron|@ionic/angular)\z")]
    private static partial Regex Framework();

    [GeneratedRegex(@"\A(?:webpack|rspack|rsbuild|next|nuxt|astro|gatsby|angular|quasar)(?:\.config)?\.(?:[cm]?[jt]s|json)\z")]
    private static partial Regex FrameworkFile();

    [GeneratedRegex(@"\Avite\.config\.[cm]?[jt]s\z")]
    private static partial Regex ViteConfig();

    [GeneratedRegex(@"\A(?:vite|vitest/config|node:.+|path|url|fs|process|@vitejs/plugin-react(?:-swc)?|@vitejs/plugin-vue|@sveltejs/vite-plugin-svelte|@tailwindcss/vite)\z")]
    private static partial Regex KnownInConfiguration();

    // It keeps the development server's socket on the preview's own address, which the runtime has no use for.
    [GeneratedRegex(@"const hotReloadThroughProxy: Plugin = \{.*?\n\}", RegexOptions.Singleline)]
    private static partial Regex StartersPlugin();

    [GeneratedRegex(@"\b(?<hook>transform|load|resolveId|transformIndexHtml|configureServer|handleHotUpdate|hotUpdate)\s*(?:\(|:)")]
    private static partial Regex PluginHook();

    [GeneratedRegex(@"\bbabel\s*:")]
    private static partial Regex Babel();

    [GeneratedRegex(@"\bproxy\s*:")]
    private static partial Regex ProxySetting();

    [GeneratedRegex(@"\A(?:postcss\.config\.\w+|\.postcssrc(?:\.\w+)?|tailwind\.config\.\w+)\z")]
    private static partial Regex StyleConfig();

    [GeneratedRegex(@"\.(?<kind>scss|sass|less|styl|stylus|pug|coffee)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Preprocessed();

    [GeneratedRegex(@"<(?:style|template)\b[^>]*\blang=[""'](?<kind>scss|sass|less|styl|stylus|pug)[""']")]
    private static partial Regex ComponentLanguage();

    [GeneratedRegex(@"\.(?:css|vue|svelte)\z")]
    private static partial Regex StyleSheet();

    [GeneratedRegex(@"^\s*@(?:plugin|config)\s+[""']", RegexOptions.Multiline)]
    private static partial Regex StylePlugin();

    [GeneratedRegex(@"\A(?:node:.+|fs|fs/promises|path|os|child_process|crypto|http|https|net|tls|dgram|worker_threads|cluster|stream|zlib|module|vm|readline)\z")]
    private static partial Regex NodeModule();

    [GeneratedRegex(@"\A(?:express|fastify|koa|hono|@hapi/hapi|@nestjs/core|better-sqlite3|sqlite3|pg|mysql2|mongoose|mongodb|ioredis|redis|prisma|@prisma/client|drizzle-orm|socket\.io|ws|apollo-server|@trpc/server)\z")]
    private static partial Regex Server();

    [GeneratedRegex(@"\A(?:(?:server|api|backend)/.+|server\.[cm]?[jt]s|(?:app|main|manage|wsgi|asgi)\.py|requirements\.txt|pyproject\.toml|go\.mod|composer\.json|Gemfile|pom\.xml|Cargo\.toml|[^/]+\.csproj)\z")]
    private static partial Regex ServerFile();

    [GeneratedRegex(@"(?:\A|/)(?:node_modules|server|api|backend|tests?|__tests__|e2e|cypress|scripts|dist|build|coverage|docs)/|\.(?:test|spec|stories)\.\w+\z|\A[^/]*\.config\.\w+\z|\Aserver\.\w+\z|\.d\.ts\z|\A\.")]
    private static partial Regex NotOfPage();

    [GeneratedRegex(@"(?:^|[;}\s>])(?:import|export)\b(?!\s+type\b)(?:[\w*\s{},$]+?\bfrom\s*|\s*)(?:""(?<name>[^""\n]+)""|'(?<name>[^'\n]+)')|\b(?:import|require)\s*\(\s*(?:""(?<name>[^""\n]+)""|'(?<name>[^'\n]+)')\s*\)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
