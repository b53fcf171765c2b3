using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes;
using Forja.Turns.Routing;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Tests.Routing;

/// <summary>Which projects a browser can run, and why it cannot run the others.</summary>
public sealed class CanRunInBrowserTests
{
    private const string Vite = """import react from '@vitejs/plugin-react'; import { defineConfig } from 'vite'; export default defineConfig({ plugins: [react()] })""";

    [Theory]
    [InlineData("react")]
    [InlineData("vue")]
    [InlineData("svelte")]
    [InlineData("html")]
    public void Judge_StartersOfPages_Run(string id)
    {
        var verdict = CanRunInBrowser.Judge(FactsOf(new StarterCatalog(Options.Create(new StarterOptions())).Find(id)!));

        Assert.Empty(verdict.Reasons);
        Assert.False(verdict.Hybrid);
    }

    [Theory]
    [InlineData("express")]
    [InlineData("flask")]
    [InlineData("fastapi")]
    [InlineData("dotnet")]
    [InlineData("go")]
    public void Judge_StartersOfServers_NeedASandbox(string id)
    {
        var verdict = CanRunInBrowser.Judge(FactsOf(new StarterCatalog(Options.Create(new StarterOptions())).Find(id)!));

        Assert.Contains(verdict.Reasons, reason => reason.Code == "runtime.no-page");
        Assert.True(verdict.Hybrid);
    }

    [Theory]
    [InlineData("package.json", """{"dependencies": {"next": "16.0.0"}}""", "runtime.framework", "next")]
    [InlineData("package.json", """{"devDependencies": {"@sveltejs/kit": "2.0.0"}}""", "runtime.framework", "@sveltejs/kit")]
    [InlineData("package.json", """{"dependencies": {"@remix-run/react": "2.0.0"}}""", "runtime.framework", "@remix-run/react")]
    [InlineData("package.json", """{"dependencies": {"@angular/core": "22.0.0"}}""", "runtime.framework", "@angular/core")]
    [InlineData("webpack.config.js", "module.exports = {}", "runtime.framework", "webpack.config.js")]
    [InlineData("vite.config.ts", "import svgr from 'vite-plugin-svgr'; export default { plugins: [svgr()] }", "runtime.plugin", "vite-plugin-svgr")]
    [InlineData("vite.config.ts", "import mine from './plugins/mine'; export default { plugins: [mine()] }", "runtime.plugin", "./plugins/mine")]
    [InlineData("vite.config.js", "export default { plugins: [{ name: 'x', transform(code) { return code } }] }", "runtime.plugin", "vite.config.js: transform")]
    [InlineData("vite.config.js", "import react from '@vitejs/plugin-react'; export default { plugins: [react({ babel: { plugins: ['x'] } })] }", "runtime.plugin", "babel")]
    [InlineData("postcss.config.js", "export default {}", "runtime.style-config", "postcss.config.js")]
    [InlineData("tailwind.config.ts", "export default {}", "runtime.style-config", "tailwind.config.ts")]
    [InlineData("src/index.css", "@import 'tailwindcss';\n@plugin \"@tailwindcss/typography\";", "runtime.style-config", "src/index.css")]
    [InlineData("src/app.scss", "$a: 1px;", "runtime.preprocessor", "scss")]
    [InlineData("src/page.mdx", "# x", "runtime.preprocessor", "mdx")]
    [InlineData("src/App.vue", "<template><p/></template><style lang=\"less\">p {}</style>", "runtime.preprocessor", "less")]
    [InlineData("src/data.ts", "import { readFileSync } from 'node:fs'", "runtime.node-module", "node:fs (src/data.ts)")]
    [InlineData("src/data.ts", "import path from 'path'", "runtime.node-module", "path (src/data.ts)")]
    [InlineData("src/Icon.tsx", "import Logo from './logo.svg?react'", "runtime.plugin", "svgr")]
    public void Judge_WhatABrowserCannotDo_IsNamed(string path, string text, string code, string detail) =>
        Assert.Contains(new RuntimeReason(code, detail), CanRunInBrowser.Judge(Facts((path, text))).Reasons);

    [Theory]
    [InlineData("vite.config.ts", "import path from 'node:path'; import vue from '@vitejs/plugin-vue'; export default { plugins: [vue()], resolve: { alias: { '@': path.resolve('src') } } }")]
    [InlineData("src/types.ts", "import type { Stats } from 'fs'")]
    [InlineData("src/App.test.tsx", "import { readFileSync } from 'node:fs'")]
    [InlineData("scripts/make.js", "import { writeFileSync } from 'node:fs'")]
    [InlineData("eslint.config.js", "import x from 'node:path'")]
    [InlineData("package.json", "{\"dependencies\": {\"react\":")]
    public void Judge_WhatDoesNotReachThePage_DoesNotCount(string path, string text) => Assert.Empty(CanRunInBrowser.Judge(Facts((path, text))).Reasons);

    [Theory]
    [InlineData("package.json", """{"dependencies": {"react": "19.3.1", "express": "5.3.0"}}""", true)]
    [InlineData("api/main.py", "from flask import Flask", true)]
    [InlineData("server/index.js", "import fs from 'node:fs'", true)]
    [InlineData("vite.config.ts", "export default { server: { proxy: { '/api': 'http://127.0.0.1:3000' } } }", true)]
    [InlineData("src/App.tsx", "fetch('/api/notes')", false)]
    public void Judge_AServerBesideThePage_IsHybrid(string path, string text, bool hybrid)
    {
        var verdict = CanRunInBrowser.Judge(Facts((path, text)));

        Assert.Empty(verdict.Reasons);
        Assert.Equal(hybrid, verdict.Hybrid);
    }

    [Theory]
    [InlineData(Runtimes.Auto, true, false, Runtimes.Sandbox)]
    [InlineData(Runtimes.Auto, true, true, Runtimes.Browser)]
    [InlineData(Runtimes.Auto, false, true, Runtimes.Sandbox)]
    [InlineData(Runtimes.Browser, true, false, Runtimes.Browser)]
    [InlineData(Runtimes.Browser, false, true, Runtimes.Sandbox)]
    [InlineData(Runtimes.Sandbox, true, true, Runtimes.Sandbox)]
    [InlineData(Runtimes.Docker, true, true, Runtimes.Docker)]
    public void Select_ChoiceAndFiles_GiveOneExecutor(string chosen, bool runs, bool autoPrefersBrowser, string effective)
    {
        ImmutableArray<RuntimeReason> reasons = runs ? [] : [new RuntimeReason("runtime.no-page", null)];

        var decision = SelectExecutor.For(chosen, new RuntimeVerdict(reasons, Hybrid: true), autoPrefersBrowser);

        Assert.Equal((chosen, effective, effective == Runtimes.Browser), (decision.Chosen, decision.Effective, decision.Hybrid));
        Assert.Equal(reasons, decision.Reasons);
    }

    [Fact]
    public void Missing_ImportsOfNoDependency_AreNamedAndAliasesAreNot()
    {
        var facts = Facts(
            ("package.json", """{"dependencies": {"react": "19.3.1"}}"""),
            ("tsconfig.json", """{"compilerOptions": {"paths": {"@ui/*": ["./src/ui/*"]}}}"""));

        Assert.Equal(["zustand"], MissingNames.Of(facts, ["@ui/button", "react", "react/jsx-runtime", "zustand/middleware"]));
    }

    private static ProjectFacts Facts(params (string Path, string Text)[] files)
    {
        var texts = new Dictionary<string, string> { ["index.html"] = "<div id=root></div>", ["package.json"] = """{"dependencies": {"react": "19.3.1"}}""", ["vite.config.ts"] = Vite };
        foreach (var (path, text) in files) texts[path] = text;
        return new ProjectFacts { Paths = [.. texts.Keys], Texts = texts.ToImmutableSortedDictionary(StringComparer.Ordinal) };
    }

    private static ProjectFacts FactsOf(Starter starter)
    {
        var files = starter.FilesFor(ProjectNames.FromTitle("Test"), "en");
        return new ProjectFacts
        {
            Paths = [.. files.Keys.Select(path => path.Value)],
            Texts = files.ToImmutableSortedDictionary(file => file.Key.Value, file => System.Text.Encoding.UTF8.GetString(file.Value.Span), StringComparer.Ordinal),
        };
    }
}
