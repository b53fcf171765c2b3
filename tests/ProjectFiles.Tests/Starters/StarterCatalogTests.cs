using System.Text;
using System.Text.Json;
using Forja.ProjectFiles.Starters;
using Microsoft.Extensions.Options;
using Xunit;

namespace Forja.ProjectFiles.Tests.Starters;

public sealed class StarterCatalogTests
{
    private static readonly StarterCatalog Catalog = new(Options.Create(new StarterOptions()));

    [Fact]
    public void Starters_AsShipped_HoldTheDefault() => Assert.NotNull(Catalog.Find(PickStarter.Default));

    [Fact]
    public void Starters_AsShipped_AreCompleteInBothLanguages()
    {
        foreach (var starter in Catalog.Starters)
        {
            Assert.NotEmpty(starter.Stack);
            Assert.NotEmpty(starter.Title.English);
            Assert.NotEmpty(starter.Title.Portuguese);
            Assert.NotEmpty(starter.Description.English);
            Assert.NotEmpty(starter.Description.Portuguese);
            Assert.NotEmpty(starter.Brief);
            Assert.Matches("^#[0-9a-f]{6}$", starter.Accent);
            Assert.Contains("pt-BR", starter.Translations.Keys);
            Assert.All(starter.Translations.Values.SelectMany(files => files.Keys), path => Assert.Contains(path, starter.Files.Keys));
        }
    }

    [Fact]
    public void Locks_AsShipped_NameNoHostAndEveryPackageIsPinned()
    {
        foreach (var starter in Catalog.Starters.Where(starter => starter.Files.ContainsKey(FilePath.Parse("package.json"))))
        {
            using var package = JsonDocument.Parse(starter.Files[FilePath.Parse("package.json")]);
            using var dependencyLock = JsonDocument.Parse(starter.Files[FilePath.Parse("package-lock.json")]);

            Assert.Equal(3, dependencyLock.RootElement.GetProperty("lockfileVersion").GetInt32());
            foreach (var entry in dependencyLock.RootElement.GetProperty("packages").EnumerateObject().Where(entry => entry.Name.Length > 0))
            {
                Assert.False(entry.Value.TryGetProperty("resolved", out _), $"{starter.Id}: {entry.Name} names where it came from");

                // What is shipped inside another's tarball is covered by that tarball's hash.
                if (!entry.Value.TryGetProperty("inBundle", out var inBundle) || !inBundle.GetBoolean()) Assert.StartsWith("sha512-", entry.Value.GetProperty("integrity").GetString());
            }

            foreach (var kind in (string[])["dependencies", "devDependencies"])
            {
                if (package.RootElement.TryGetProperty(kind, out var dependencies))
                {
                    Assert.All(dependencies.EnumerateObject(), dependency => Assert.Matches(@"^\d+\.\d+\.\d+$", dependency.Value.GetString()));
                }
            }
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pt-BR")]
    public void FilesFor_AnyLanguage_LeavesNoPlaceholder(string language)
    {
        var names = ProjectNames.FromPrompt("um quadro kanban");

        foreach (var starter in Catalog.Starters)
        {
            var files = starter.FilesFor(names, language);

            Assert.All(files, file => Assert.DoesNotMatch(@"\{\{(title|name|language)\}\}", Encoding.UTF8.GetString(file.Value.Span)));
            Assert.Contains(files, file => Encoding.UTF8.GetString(file.Value.Span).Contains("Quadro kanban", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void FilesFor_TitleOfCode_IsOnlyText()
    {
        var names = ProjectNames.FromTitle("""</title><script>'"`${1}\""");
        var react = Catalog.Find("react")!;

        var files = react.FilesFor(names, "en");

        Assert.Contains("<title>&lt;/title&gt;&lt;script&gt;'&quot;`${1}\\</title>", Text(files[FilePath.Parse("index.html")]));
        Assert.Contains("""title: '\u003c/title>\u003cscript>\u0027\u0022\u0060\u0024{1}\u005c',""", Text(files[FilePath.Parse("src/content.ts")]));
    }

    [Fact]
    public void FilesFor_Portuguese_SpeaksPortuguese()
    {
        var files = Catalog.Find("react")!.FilesFor(ProjectNames.FromTitle("Plano"), "pt-BR");

        Assert.Contains("Visão geral", Text(files[FilePath.Parse("src/content.ts")]));
        Assert.Contains("""<html lang="pt-BR">""", Text(files[FilePath.Parse("index.html")]));
    }

    [Fact]
    public void Starters_MachineLacksWhatOneNeeds_SayWhatBringsItAndAreNotPicked()
    {
        var folder = Directory.CreateTempSubdirectory("forja-starters-").FullName;
        try
        {
            foreach (var (id, path) in (IEnumerable<(string, string)>)[("react", "/bin/sh"), ("go", "/nowhere/go")])
            {
                Directory.CreateDirectory(Path.Join(folder, id, "files"));
                File.WriteAllText(Path.Join(folder, id, "files", "page.html"), id);
                File.WriteAllText(Path.Join(folder, id, "brief.md"), "brief");
                File.WriteAllText(Path.Join(folder, id, "starter.json"), $$"""
                    { "id": "{{id}}", "order": 1, "accent": "#000000", "title": { "en": "x", "pt-BR": "x" }, "description": { "en": "x", "pt-BR": "x" }, "stack": ["x"],
                      "needs": [{ "name": "Tool", "paths": ["/nowhere/else", "{{path}}"], "install": "apt-get install tool" }], "shared": { "files/its/own.html": "react/files/page.html" } }
                    """);
            }

            var catalog = new StarterCatalog(Options.Create(new StarterOptions { Directory = folder }));

            Assert.Empty(catalog.Find("react")!.Missing);
            Assert.Equal([new StarterNeed("Tool", "apt-get install tool")], catalog.Find("go")!.Missing);
            Assert.Equal("react", Text(catalog.Find("go")!.Files[FilePath.Parse("its/own.html")]));
            Assert.Equal("react", catalog.Pick("an API in Go")!.Id);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);
}
