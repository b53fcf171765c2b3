using System.Text;
using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Versions;

/// <summary>A model's edits during a turn, with a person at work on the same files.</summary>
public sealed class TurnEditTests(SharedApp shared)
{
    private static readonly FilePath A = FilePath.Parse("a.ts");

    private FilesApp App => shared.App;

    [Fact]
    public async Task ApplyAsync_WholeFile_IsInTheTreeAtOnceAndNoVersionYet()
    {
        var id = await App.CreateAsync(("a.ts", "one\n"));

        var applied = Assert.IsType<EditOutcome.Applied>(await ApplyAsync(id, Write(A, "two\nthree\n")));

        Assert.Equal((FileChangeKind.Modified, 2, 1), (applied.Change.Change, applied.Change.Added, applied.Change.Removed));
        Assert.Equal("two\nthree\n", Read(id, "a.ts"));
        Assert.Equal(1, (await App.WithStoreAsync(store => store.FindAsync(id, default)))!.Head);
    }

    [Fact]
    [Trait("Case", "F10")]
    public async Task ApplyAsync_PersonSavedMeanwhileElsewhereInTheFile_KeepsBoth()
    {
        var id = await App.CreateAsync(("a.ts", "1\n2\n3\n4\n5\n"));
        await PersonSavesAsync(id, "ONE\n2\n3\n4\n5\n");

        var applied = Assert.IsType<EditOutcome.Applied>(await ApplyAsync(id, Write(A, "1\n2\n3\n4\nFIVE\n")));

        Assert.True(applied.Merged);
        Assert.Equal("ONE\n2\n3\n4\nFIVE\n", Read(id, "a.ts"));
    }

    [Fact]
    [Trait("Case", "F10")]
    public async Task ApplyAsync_PersonSavedMeanwhileAtTheSameLine_TellsTheModelAndKeepsThePersons()
    {
        var id = await App.CreateAsync(("a.ts", "1\n2\n3\n"));
        await PersonSavesAsync(id, "1\nmine\n3\n");

        var refused = Assert.IsType<EditOutcome.Refused>(await ApplyAsync(id, Write(A, "1\nmodel\n3\n")));
        var deletion = Assert.IsType<EditOutcome.Refused>(await ApplyAsync(id, new FileEdit.Delete(A)));

        Assert.Equal((FileCodes.FileConflict, FileCodes.FileConflict), (refused.Code, deletion.Code));
        Assert.Equal("1\nmine\n3\n", Read(id, "a.ts"));
    }

    [Fact]
    [Trait("Case", "L2")]
    public async Task ApplyAsync_LockedFile_IsRefusedToTheModelAndOpenToThePerson()
    {
        var id = await App.CreateAsync(("a.ts", "1\n"), ("theme/dark.css", "a {}\n"));
        await App.WithStoreAsync(async store =>
        {
            await store.SetLocksAsync(id, ["a.ts", "theme/"], default);
            return 0;
        });

        FileEdit[] edits = [Write(A, "2\n"), new FileEdit.Delete(FilePath.Parse("theme/dark.css")), new FileEdit.Rename(FilePath.Parse("theme/dark.css"), FilePath.Parse("b.css"))];
        foreach (var edit in edits) Assert.Equal(FileCodes.FileLocked, Assert.IsType<EditOutcome.Refused>(await ApplyAsync(id, edit)).Code);
        await PersonSavesAsync(id, "3\n");

        Assert.Equal("3\n", Read(id, "a.ts"));
    }

    [Fact]
    public async Task ApplyAsync_SecondWriteOfTheSameTurn_IsNotTakenForAPersons()
    {
        var id = await App.CreateAsync(("a.ts", "1\n2\n3\n"));
        await ApplyAsync(id, Write(A, "1\nfirst\n3\n"));

        var applied = Assert.IsType<EditOutcome.Applied>(await ApplyAsync(id, Write(A, "1\nsecond\n3\n")));

        Assert.False(applied.Merged);
        Assert.Equal("1\nsecond\n3\n", Read(id, "a.ts"));
    }

    [Fact]
    public async Task ApplyAsync_Replacement_LooksAtTheFileAsItIsNow()
    {
        var id = await App.CreateAsync(("a.ts", "1\n2\n3\n"));
        await PersonSavesAsync(id, "1\n2\n3\nadded\n");

        await ApplyAsync(id, new FileEdit.Replace(A, [new TextReplacement("2", "two")]));

        Assert.Equal("1\ntwo\n3\nadded\n", Read(id, "a.ts"));
    }

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData(".github/workflows/x.yml")]
    [InlineData(".git/hooks/post-checkout")]
    [InlineData("node_modules/evil/index.js")]
    [Trait("Case", "L2")]
    public async Task ApplyAsync_ProtectedPath_IsRefusedForAModel(string path)
    {
        var id = await App.CreateAsync(("a.ts", "1\n"));

        var refused = Assert.IsType<EditOutcome.Refused>(await ApplyAsync(id, Write(FilePath.Parse(path), "x")));
        var renamed = Assert.IsType<EditOutcome.Refused>(await ApplyAsync(id, new FileEdit.Rename(A, FilePath.Parse(path))));

        Assert.Equal((FileCodes.FileProtected, FileCodes.FileProtected), (refused.Code, renamed.Code));
        Assert.Equal(["a.ts"], Directory.GetFileSystemEntries(App.TreeOf(id, "")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task TakeInAsync_WhileATurnWrites_LeavesItToTheTurnsOwnVersion()
    {
        var id = await App.CreateAsync(("a.ts", "1\n"));
        File.WriteAllText(App.TreeOf(id, "made.txt"), "by a program");
        var byProgram = await App.Project(id).TakeInAsync();
        await ApplyAsync(id, Write(A, "half of it\n"));
        // The packages' tool writes the lock beside the turn, and belongs to no turn.
        await App.Project(id).ApplyAsync(new EditBatch(VersionAuthors.Sandbox, null, null, [Write(FilePath.Parse("package-lock.json"), "{}")]));

        var during = await App.Project(id).TakeInAsync();
        var committed = await App.Project(id).CommitAsync(new CommitRequest(VersionAuthors.Model, "turn", TurnId: "t"));

        Assert.Equal((VersionAuthors.Sandbox, "made.txt"), (byProgram!.Author, Assert.Single(byProgram.Files).Path.Value));
        Assert.Null(during);
        Assert.Equal(["a.ts", "package-lock.json"], committed!.Files.Select(file => file.Path.Value));
        Assert.Null(await App.Project(id).TakeInAsync());
    }

    [Fact]
    public async Task ApplyAsync_LockFileFromTheTool_IsWritten()
    {
        var id = await App.CreateAsync(("a.ts", "1\n"));
        var batch = new EditBatch(VersionAuthors.Sandbox, "t", null, [Write(FilePath.Parse("package-lock.json"), "{}")]);

        Assert.IsType<EditOutcome.Applied>(Assert.Single((await App.Project(id).ApplyAsync(batch)).Edits));
    }

    [Fact]
    [Trait("Case", "L4")]
    public async Task ApplyAsync_PlaceholderOrCutOff_IsRefusedAndTheFileStays()
    {
        var whole = string.Concat(Enumerable.Range(0, 100).Select(number => $"const v{number} = {number};\n"));
        var id = await App.CreateAsync(("a.ts", whole));

        var placeholder = Assert.IsType<EditOutcome.Refused>(await ApplyAsync(id, Write(A, whole[..200] + "\n// ... rest of the code stays the same\n")));
        var cutOff = Assert.IsType<EditOutcome.Refused>(await ApplyAsync(id, Write(A, whole[..200])));

        Assert.Equal((FileCodes.EditPlaceholder, FileCodes.EditShrink), (placeholder.Code, cutOff.Code));
        Assert.Equal(whole, Read(id, "a.ts"));
    }

    [Fact]
    public async Task ApplyAsync_ModelWritesLfOverCrLf_KeepsTheFilesLineEnds()
    {
        var id = await App.CreateAsync(("a.ts", "one\r\ntwo\r\n"));

        var applied = Assert.IsType<EditOutcome.Applied>(await ApplyAsync(id, Write(A, "one\nTWO\n")));

        Assert.Equal("one\r\nTWO\r\n", Read(id, "a.ts"));
        Assert.Equal((1, 1), (applied.Change.Added, applied.Change.Removed));
    }

    [Fact]
    public async Task ApplyAsync_OneOfThreeRefused_TheOthersAreMade()
    {
        var id = await App.CreateAsync(("a.ts", "1\n"));

        var outcome = await App.Project(id).ApplyAsync(Batch(Write(FilePath.Parse("b.ts"), "b"), new FileEdit.Delete(FilePath.Parse("missing.ts")), new FileEdit.Rename(A, FilePath.Parse("c.ts"))));

        Assert.Collection(
            outcome.Edits,
            edit => Assert.Equal(FileChangeKind.Created, Assert.IsType<EditOutcome.Applied>(edit).Change.Change),
            edit => Assert.Equal(FileCodes.FileNotFound, Assert.IsType<EditOutcome.Refused>(edit).Code),
            edit => Assert.Equal(FileChangeKind.Renamed, Assert.IsType<EditOutcome.Applied>(edit).Change.Change));
        Assert.Equal("1\n", Read(id, "c.ts"));
    }

    private static FileEdit.Write Write(FilePath path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static EditBatch Batch(params FileEdit[] edits) => new(VersionAuthors.Model, "turn-1", 1, [.. edits]);

    private string Read(ProjectId id, string path) => File.ReadAllText(App.TreeOf(id, path));

    private async Task<EditOutcome> ApplyAsync(ProjectId id, FileEdit edit) => Assert.Single((await App.Project(id).ApplyAsync(Batch(edit))).Edits);

    private async Task PersonSavesAsync(ProjectId id, string text) =>
        Assert.IsType<SaveOutcome.Saved>(await App.Project(id).SaveAsync(new SaveRequest(A, Encoding.UTF8.GetBytes(text), new FilePrecondition.Exists())));
}
