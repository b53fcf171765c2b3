using System.Collections.Immutable;
using System.Text;
using Forja.ProjectFiles.Tests.Scene;
using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles.Tests.Versions;

public sealed class ProjectGrainTests(SharedApp shared)
{
    private static readonly FilePath A = FilePath.Parse("a.txt");

    private FilesApp App => shared.App;

    [Fact]
    public async Task CreateAsync_Files_AreVersionOneAndInTheTree()
    {
        var id = await App.CreateAsync(("a.txt", "one\ntwo\n"), ("src/b.txt", "b"));

        Assert.Equal("one\ntwo\n", Read(id, "a.txt"));
        var project = await App.WithStoreAsync(store => store.FindAsync(id, default));
        var version = await App.WithStoreAsync(store => store.VersionAsync(id, 1, default));
        Assert.Equal((1, "Quadro", "me"), (project!.Head, project.Name, project.Owner));
        Assert.Equal((null, VersionAuthors.Starter), (version!.Parent, version.Author));
        Assert.Equal([("a.txt", FileChangeKind.Created, 2), ("src/b.txt", FileChangeKind.Created, 1)], version.Files.Select(file => (file.Path.Value, file.Change, file.Added)));
    }

    [Fact]
    public async Task SaveAsync_ContentThatWasRead_IsAVersionOfThatFileOnly()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"), ("b.txt", "b\n"));
        File.WriteAllText(App.TreeOf(id, "b.txt"), "changed by a program\n");

        var saved = Assert.IsType<SaveOutcome.Saved>(await SaveAsync(id, "a.txt", "one\ntwo\n", "one\n"));

        Assert.Equal((2, 1, VersionAuthors.Person), (saved.Version.Number, saved.Version.Parent, saved.Version.Author));
        Assert.Equal(("a.txt", 1, 0), (Assert.Single(saved.Version.Files) is var file ? file.Path.Value : "", file.Added, file.Removed));
        Assert.Equal("one\ntwo\n", Read(id, "a.txt"));
    }

    [Fact]
    [Trait("Case", "F9")]
    public async Task SaveAsync_TwoWritersOfOneReading_SecondIsStaleAndNothingIsOverwritten()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"));
        await SaveAsync(id, "a.txt", "first\n", "one\n");

        var second = await SaveAsync(id, "a.txt", "second\n", "one\n");

        Assert.Equal(new SaveOutcome.Stale(Hash("first\n")), second);
        Assert.Equal("first\n", Read(id, "a.txt"));
    }

    [Fact]
    [Trait("Case", "F9")]
    public async Task SaveAsync_ManyWritersAtOnce_ExactlyOneWins()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => SaveAsync(id, "a.txt", $"writer {number}\n", "one\n")));

        Assert.Single(outcomes.OfType<SaveOutcome.Saved>());
        Assert.Equal(19, outcomes.OfType<SaveOutcome.Stale>().Count());
    }

    [Fact]
    public async Task SaveAsync_StaleButMergeIsAllowed_KeepsBothChanges()
    {
        var id = await App.CreateAsync(("a.txt", "one\ntwo\nthree\nfour\n"));
        await SaveAsync(id, "a.txt", "ONE\ntwo\nthree\nfour\n", "one\ntwo\nthree\nfour\n");

        var saved = Assert.IsType<SaveOutcome.Saved>(await SaveAsync(id, "a.txt", "one\ntwo\nthree\nFOUR\n", "one\ntwo\nthree\nfour\n", merge: true));
        var conflict = await SaveAsync(id, "a.txt", "eins\ntwo\nthree\nfour\n", "one\ntwo\nthree\nfour\n", merge: true);

        Assert.True(saved.Merged);
        Assert.Equal("ONE\ntwo\nthree\nFOUR\n", Read(id, "a.txt"));
        Assert.IsType<SaveOutcome.Stale>(conflict);
    }

    [Fact]
    public async Task SaveAsync_WithoutPrecondition_OnlyCreates()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"));

        Assert.Equal(new SaveOutcome.PreconditionRequired(Hash("one\n")), await SaveAsync(id, "a.txt", "two\n", new FilePrecondition.None()));
        Assert.IsType<SaveOutcome.Saved>(await SaveAsync(id, "new.txt", "new\n", new FilePrecondition.None()));
        Assert.IsType<SaveOutcome.Stale>(await SaveAsync(id, "new.txt", "again\n", new FilePrecondition.Absent()));
    }

    [Fact]
    public async Task SaveAsync_SameContent_MakesNoVersion()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"));

        Assert.Equal(new SaveOutcome.Unchanged(Hash("one\n"), 1), await SaveAsync(id, "a.txt", "one\n", "one\n"));
    }

    [Fact]
    [Trait("Case", "L2")]
    public async Task SaveAsync_ReservedPath_IsRefused()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"));

        var refused = Assert.IsType<SaveOutcome.Refused>(await SaveAsync(id, ".git/hooks/pre-commit", "x", new FilePrecondition.None()));

        Assert.Equal(FileCodes.FileProtected, refused.Code);
        Assert.False(Directory.Exists(App.TreeOf(id, ".git")));
    }

    [Fact]
    public async Task CommitAsync_NothingDiffers_IsNull()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"));

        Assert.Null(await App.Project(id).CommitAsync(new CommitRequest(VersionAuthors.Sandbox, "")));
    }

    [Fact]
    public async Task CommitAsync_AfterEditsAndProgramsChanges_IsOneVersionOfAll()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"), ("gone.txt", "x\n"), ("old.txt", "moved\n"));
        await App.Project(id).ApplyAsync(Batch(new FileEdit.Write(A, Bytes("two\n"))));
        File.WriteAllText(App.TreeOf(id, "made.txt"), "by a program\n");
        File.Delete(App.TreeOf(id, "gone.txt"));
        File.Move(App.TreeOf(id, "old.txt"), App.TreeOf(id, "new.txt"));

        var version = await App.Project(id).CommitAsync(new CommitRequest(VersionAuthors.Model, "Do it", "model-1", "turn-1"));

        Assert.Equal((2, "model-1", "turn-1"), (version!.Number, version.Model, version.TurnId));
        Assert.Equal(
            [("a.txt", FileChangeKind.Modified), ("gone.txt", FileChangeKind.Deleted), ("made.txt", FileChangeKind.Created), ("new.txt", FileChangeKind.Renamed)],
            version.Files.Select(file => (file.Path.Value, file.Change)));
    }

    [Fact]
    [Trait("Case", "F3")]
    public async Task CommitAsync_FileBecameASymlink_KeepsWhatTheVersionHad()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"), ("b.txt", "b\n"));
        File.Delete(App.TreeOf(id, "a.txt"));
        File.CreateSymbolicLink(App.TreeOf(id, "a.txt"), "/etc/passwd");
        File.WriteAllText(App.TreeOf(id, "b.txt"), "B\n");

        var version = await App.Project(id).CommitAsync(new CommitRequest(VersionAuthors.Sandbox, ""));

        Assert.Equal("b.txt", Assert.Single(version!.Files).Path.Value);
        Assert.Equal(Hash("one\n"), (await ManifestAsync(id, 2)).Files[A].Hash);
    }

    [Fact]
    public async Task RestoreAsync_OlderVersion_IsANewVersionAndTheDirtyTreeIsSavedFirst()
    {
        var id = await App.CreateAsync(("a.txt", "one\n"), ("dir/b.txt", "b\n"));
        await SaveAsync(id, "a.txt", "two\n", "one\n");
        await App.Project(id).DeleteAsync(FilePath.Parse("dir/b.txt"), new FilePrecondition.Exists(), VersionAuthors.Person);
        File.WriteAllText(App.TreeOf(id, "unsaved.txt"), "precious\n");

        var restored = await App.Project(id).RestoreAsync(1);

        Assert.Equal((5, VersionAuthors.Restore), (restored!.Number, restored.Author));
        Assert.Equal(("one\n", "b\n"), (Read(id, "a.txt"), Read(id, "dir/b.txt")));
        Assert.False(File.Exists(App.TreeOf(id, "unsaved.txt")));
        var saved = await App.WithStoreAsync(store => store.VersionAsync(id, 4, default));
        Assert.Equal((VersionAuthors.Sandbox, "unsaved.txt"), (saved!.Author, Assert.Single(saved.Files).Path.Value));
        Assert.Equal((await ManifestAsync(id, 1)).Files.AsEnumerable(), (await ManifestAsync(id, 5)).Files);
        Assert.Null(await App.Project(id).RestoreAsync(99));
    }

    [Fact]
    public async Task RestoreAsync_FileBecameAFolder_PutsTheFileBack()
    {
        var id = await App.CreateAsync(("page", "a file\n"));
        File.Delete(App.TreeOf(id, "page"));
        Directory.CreateDirectory(App.TreeOf(id, "page"));
        File.WriteAllText(App.TreeOf(id, "page/inner.txt"), "x\n");

        await App.Project(id).RestoreAsync(1);

        Assert.Equal("a file\n", Read(id, "page"));
    }

    [Fact]
    public async Task DeleteAsync_Folder_IsOneVersionAndKeepsWhatWasNotInAnyVersion()
    {
        var id = await App.CreateAsync(("src/a.txt", "a\n"), ("src/b/c.txt", "c\n"), ("d.txt", "d\n"));
        File.WriteAllText(App.TreeOf(id, "src/new.txt"), "not in a version\n");

        Assert.IsType<SaveOutcome.Refused>(await App.Project(id).DeleteAsync(FilePath.Parse("src"), new FilePrecondition.None(), VersionAuthors.Person));
        var saved = Assert.IsType<SaveOutcome.Saved>(await App.Project(id).DeleteAsync(FilePath.Parse("src"), new FilePrecondition.Exists(), VersionAuthors.Person));

        Assert.Equal(3, saved.Version.Files.Length);
        Assert.False(Directory.Exists(App.TreeOf(id, "src")));
        Assert.True((await ManifestAsync(id, saved.Version.Parent!.Value)).Files.ContainsKey(FilePath.Parse("src/new.txt")));
    }

    [Fact]
    public async Task RenameAsync_Folder_MovesAllOfItAndNeverOverwrites()
    {
        var id = await App.CreateAsync(("src/a.txt", "a\n"), ("src/b/c.txt", "c\n"), ("taken.txt", "t\n"));
        var project = App.Project(id);

        var moved = Assert.IsType<SaveOutcome.Saved>(await project.RenameAsync(FilePath.Parse("src"), FilePath.Parse("app"), new FilePrecondition.Exists(), VersionAuthors.Person));
        var blocked = await project.RenameAsync(FilePath.Parse("app/a.txt"), FilePath.Parse("taken.txt"), new FilePrecondition.Exists(), VersionAuthors.Person);
        var into = await project.RenameAsync(FilePath.Parse("app"), FilePath.Parse("app/inner"), new FilePrecondition.Exists(), VersionAuthors.Person);

        Assert.All(moved.Version.Files, file => Assert.Equal(FileChangeKind.Renamed, file.Change));
        Assert.Equal(("a\n", "c\n"), (Read(id, "app/a.txt"), Read(id, "app/b/c.txt")));
        Assert.False(Directory.Exists(App.TreeOf(id, "src")));
        Assert.Equal(FileCodes.FileExists, Assert.IsType<SaveOutcome.Refused>(blocked).Code);
        Assert.Equal(FileCodes.PathBlocked, Assert.IsType<SaveOutcome.Refused>(into).Code);
    }

    [Fact]
    public async Task ManifestAsync_OfEveryVersion_IsWhatItWasThen()
    {
        var id = await App.CreateAsync(("a.txt", "0\n"), ("b.txt", "b\n"));
        for (var number = 1; number <= 60; number++) await SaveAsync(id, "a.txt", $"{number}\n", $"{number - 1}\n");

        for (var number = 1; number <= 61; number++) Assert.Equal(Hash($"{number - 1}\n"), (await ManifestAsync(id, number)).Files[A].Hash);
        var stored = await App.WithStoreAsync((_, db) => db.Set<ProjectVersion>().CountAsync(row => row.ProjectId == id && row.Manifest != null));
        Assert.Equal(2, stored);
    }

    [Fact]
    public async Task DeleteProjectAsync_OfTwoWithTheSameContent_KeepsTheOthers()
    {
        var (one, other) = (await App.CreateAsync(("a.txt", "shared content\n"), ("b.txt", "only in one\n")), await App.CreateAsync(("a.txt", "shared content\n")));

        await App.Project(one).DeleteProjectAsync();

        Assert.Null(await App.WithStoreAsync(store => store.FindAsync(one, default)));
        Assert.False(Directory.Exists(App.Folders.DirectoryOf(one)));
        Assert.False(await App.Project(one).OpenAsync());
        Assert.NotNull(await App.WithStoreAsync(store => store.BlobAsync(other, Hash("shared content\n"), default)));
        var own = Hash("only in one\n");
        Assert.False(await App.WithStoreAsync((_, db) => db.Set<Blob>().AnyAsync(blob => blob.Hash == own)));
        Assert.Equal(0, await App.WithStoreAsync((_, db) => db.Set<Note>().CountAsync(note => note.Project == one.Value)));
    }

    [Fact]
    public async Task BlobAsync_OfAnotherProject_IsNotGiven()
    {
        var (mine, theirs) = (await App.CreateAsync(("a.txt", "mine\n")), await App.CreateAsync(("a.txt", "theirs\n")));

        Assert.Null(await App.WithStoreAsync(store => store.BlobAsync(mine, Hash("theirs\n"), default)));
        Assert.NotNull(await App.WithStoreAsync(store => store.BlobAsync(theirs, Hash("theirs\n"), default)));
    }

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static ContentHash Hash(string text) => ContentHash.Of(Bytes(text));

    private static EditBatch Batch(params ImmutableArray<FileEdit> edits) => new(VersionAuthors.Model, "turn-1", 1, edits);

    private string Read(ProjectId id, string path) => File.ReadAllText(App.TreeOf(id, path));

    private async Task<Snapshot> ManifestAsync(ProjectId id, int number) => (await App.WithStoreAsync(store => store.ManifestAsync(id, number, default)))!;

    private Task<SaveOutcome> SaveAsync(ProjectId id, string path, string content, string read, bool merge = false) =>
        App.Project(id).SaveAsync(new SaveRequest(FilePath.Parse(path), Bytes(content), new FilePrecondition.Matches(Hash(read)), Merge: merge));

    private Task<SaveOutcome> SaveAsync(ProjectId id, string path, string content, FilePrecondition precondition) =>
        App.Project(id).SaveAsync(new SaveRequest(FilePath.Parse(path), Bytes(content), precondition));
}
