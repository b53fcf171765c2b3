using System.IO.Compression;

namespace Forja.ProjectFiles.Tests.Import;

/// <summary>A zip from outside is judged whole before anything of it is used.</summary>
[Trait("Case", "F7")]
public sealed class ZipFilesTests
{
    private static readonly ProjectFilesOptions Limits = new() { MaxFiles = 10, MaxFileBytes = 64 * 1024, MaxImportBytes = 96 * 1024 };

    [Fact]
    public async Task Read_OneFolderWithAProject_IsThatProjectWithoutWhatToolsMakeAgain()
    {
        var outcome = await ReadAsync(zip =>
        {
            Add(zip, "kanban-main/package.json", "{}");
            Add(zip, "kanban-main/src/App.tsx", "export {}");
            Add(zip, "kanban-main/node_modules/react/index.js", "x");
            Add(zip, "kanban-main/.git/config", "x");
            Add(zip, "__MACOSX/kanban-main/._package.json", "x");
            zip.CreateEntry("kanban-main/empty/");
        });

        var read = Assert.IsType<ZipOutcome.Read>(outcome);
        Assert.Equal(["package.json", "src/App.tsx"], read.Files.Select(file => file.Path.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("a/../../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/windows/win.ini")]
    [InlineData("a\\..\\b.txt")]
    [InlineData("%2e%2e/b.txt")]
    public async Task Read_NameThatLeadsOut_RefusesTheWhole(string name) =>
        Assert.Equal(FileCodes.PathInvalid, await RefusalAsync(zip =>
        {
            Add(zip, "index.html", "fine");
            Add(zip, name, "not fine");
        }));

    [Fact]
    public async Task Read_Link_RefusesTheWhole() =>
        Assert.Equal(FileCodes.FileSpecial, await RefusalAsync(zip =>
        {
            Add(zip, "index.html", "fine");
            Add(zip, "link", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000);
        }));

    [Fact]
    public async Task Read_FileThatUnpacksWithoutEnd_IsRefused() =>
        Assert.Equal(FileCodes.FileTooLarge, await RefusalAsync(zip => Add(zip, "bomb.txt", new string('0', 10_000_000))));

    [Fact]
    public async Task Read_ManyFilesThatTogetherAreTooMuch_IsRefused() =>
        Assert.Equal(FileCodes.ProjectTooLarge, await RefusalAsync(zip =>
        {
            for (var number = 0; number < 4; number++) Add(zip, $"{number}.txt", new string('0', 40_000));
        }));

    [Fact]
    public async Task Read_MoreFilesThanAProjectHolds_IsRefused() =>
        Assert.Equal(FileCodes.TooManyFiles, await RefusalAsync(zip =>
        {
            for (var number = 0; number < 11; number++) Add(zip, $"{number}.txt", "x");
        }));

    [Fact]
    public async Task Read_OneNameTwice_IsRefused() =>
        Assert.Equal(FileCodes.ImportInvalid, await RefusalAsync(zip =>
        {
            Add(zip, "index.html", "this");
            Add(zip, "index.html", "or that");
        }));

    [Fact]
    public async Task Read_WhatIsNoZip_IsRefused()
    {
        using var text = new MemoryStream("no zip at all"u8.ToArray());

        Assert.Equal(new ZipOutcome.Refused(FileCodes.ImportInvalid), await ZipFiles.ReadAsync(text, Limits, TestContext.Current.CancellationToken));
    }

    private static async Task<string> RefusalAsync(Action<ZipArchive> fill) => Assert.IsType<ZipOutcome.Refused>(await ReadAsync(fill)).Code;

    private static async Task<ZipOutcome> ReadAsync(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) fill(zip);
        bytes.Position = 0;
        return await ZipFiles.ReadAsync(bytes, Limits, TestContext.Current.CancellationToken);
    }

    private static ZipArchiveEntry Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        using var content = new StreamWriter(entry.Open());
        content.Write(text);
        return entry;
    }
}
