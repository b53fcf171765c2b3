using System.Text;
using Forja.ProjectFiles.Tests.Scene;
using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles.Tests.Versions;

/// <summary>What must hold when something fails between the first and the last step of making a version.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly FilePath A = FilePath.Parse("a.txt");

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    [Trait("Case", "K8")]
    public async Task SaveAsync_TransactionFails_LeavesDatabaseAndTreeAsTheyWere()
    {
        await using var app = await FilesApp.StartAsync(_data.Path);
        var id = await app.CreateAsync(("a.txt", "one\n"));
        app.Observer.Committing = _ => throw new InvalidOperationException("the disk of the database is full");

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => SaveAsync(app, id, "two\n"));

        app.Observer.Committing = null;
        Assert.Equal("one\n", File.ReadAllText(app.TreeOf(id, "a.txt")));
        Assert.Equal(1, (await app.WithStoreAsync(store => store.FindAsync(id, default)))!.Head);
        Assert.Equal(1, await app.WithStoreAsync((_, db) => db.Set<Note>().CountAsync()));
        var lost = ContentHash.Of("two\n"u8);
        Assert.False(await app.WithStoreAsync((_, db) => db.Set<Blob>().AnyAsync(blob => blob.Hash == lost)));
        Assert.Equal(2, Assert.IsType<SaveOutcome.Saved>(await SaveAsync(app, id, "two\n")).Version.Number);
    }

    [Fact]
    [Trait("Case", "K8")]
    public async Task CommitAsync_TransactionFails_NextCommitHasEverything()
    {
        await using var app = await FilesApp.StartAsync(_data.Path);
        var id = await app.CreateAsync(("a.txt", "one\n"));
        await app.Project(id).ApplyAsync(new EditBatch(VersionAuthors.Model, "t", 1, [new FileEdit.Write(FilePath.Parse("b.txt"), "b"u8.ToArray())]));
        app.Observer.Committing = _ => throw new InvalidOperationException("broken");
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => app.Project(id).CommitAsync(new CommitRequest(VersionAuthors.Model, "")));
        app.Observer.Committing = null;

        var version = await app.Project(id).CommitAsync(new CommitRequest(VersionAuthors.Model, ""));

        Assert.Equal("b.txt", Assert.Single(version!.Files).Path.Value);
    }

    [Fact(Timeout = 60_000)]
    [Trait("Case", "K3")]
    public async Task SaveAsync_FilesHaveArrived_TheVersionIsMarkedApplied()
    {
        await using var app = await FilesApp.StartAsync(_data.Path, options => options.AppliedMarkDelay = TimeSpan.FromMilliseconds(50));
        var id = await app.CreateAsync(("a.txt", "one\n"));

        await SaveAsync(app, id, "two\n");

        while (!await app.WithStoreAsync(store => store.IsAppliedAsync(id, 2, TestContext.Current.CancellationToken))) await Task.Yield();
    }

    [Fact]
    public async Task SaveAsync_ListenerFailsAfterTheCommit_TheSaveStands()
    {
        await using var app = await FilesApp.StartAsync(_data.Path);
        var id = await app.CreateAsync(("a.txt", "one\n"));
        app.Observer.After = _ => throw new InvalidOperationException("nobody listens");

        Assert.IsType<SaveOutcome.Saved>(await SaveAsync(app, id, "two\n"));

        Assert.Equal("two\n", File.ReadAllText(app.TreeOf(id, "a.txt")));
    }

    [Fact]
    public async Task SaveAsync_Observer_SharesTheTransactionAndHearsOfItAfterTheTreeHasIt()
    {
        await using var app = await FilesApp.StartAsync(_data.Path);
        var id = await app.CreateAsync(("a.txt", "one\n"));
        var seen = "";
        app.Observer.After = _ => seen = File.ReadAllText(app.TreeOf(id, "a.txt"));

        await SaveAsync(app, id, "two\n");

        Assert.Equal("two\n", seen);
        Assert.Equal([1, 2], await app.WithStoreAsync((_, db) => db.Set<Note>().OrderBy(note => note.Version).Select(note => note.Version).ToListAsync()));
        Assert.Equal([1, 2], app.Observer.Committed.Select(told => told.Version.Number));
    }

    [Fact]
    [Trait("Case", "K3")]
    [Trait("Case", "K1")]
    public async Task Start_ServerDiedBetweenCommitAndTree_TheTreeIsBroughtToTheVersion()
    {
        ProjectId id;
        await using (var app = await FilesApp.StartAsync(_data.Path))
        {
            id = await app.CreateAsync(("a.txt", "one\n"), ("b.txt", "b\n"), ("c.txt", "c\n"));
            await SaveAsync(app, id, "two\n");
        }

        // As a kill between the two leaves it: the row is there and not marked, the file is the old one, and a program has changed another.
        await PutBackAsync(id, new() { ["a.txt"] = "one\n", ["b.txt"] = "changed by a program\n" }, unapplied: 2);

        await using var again = await FilesApp.StartAsync(_data.Path);
        Assert.True(await again.Project(id).OpenAsync());

        Assert.Equal("two\n", File.ReadAllText(again.TreeOf(id, "a.txt")));
        Assert.Equal("changed by a program\n", File.ReadAllText(again.TreeOf(id, "b.txt")));
        Assert.Empty(await again.WithStoreAsync(store => store.UnappliedAsync(default)));
    }

    [Fact]
    [Trait("Case", "K3")]
    public async Task Start_PowerWasLostAndTheFileIsEmpty_TheAcknowledgedContentIsBack()
    {
        ProjectId id;
        await using (var app = await FilesApp.StartAsync(_data.Path))
        {
            id = await app.CreateAsync(("a.txt", "one\n"));
            await SaveAsync(app, id, "two\n");
        }

        await PutBackAsync(id, new() { ["a.txt"] = "" }, unapplied: 2);

        await using var again = await FilesApp.StartAsync(_data.Path);
        await again.Project(id).OpenAsync();

        Assert.Equal("two\n", File.ReadAllText(again.TreeOf(id, "a.txt")));
    }

    [Fact]
    [Trait("Case", "K3")]
    public async Task Start_ProgramChangedTheFileAfterTheSave_ItsChangeStays()
    {
        ProjectId id;
        await using (var app = await FilesApp.StartAsync(_data.Path))
        {
            id = await app.CreateAsync(("a.txt", "one\n"));
            await SaveAsync(app, id, "two\n");
        }

        await PutBackAsync(id, new() { ["a.txt"] = "formatted two\n" }, unapplied: 2);

        await using var again = await FilesApp.StartAsync(_data.Path);
        await again.Project(id).OpenAsync();

        Assert.Equal("formatted two\n", File.ReadAllText(again.TreeOf(id, "a.txt")));
    }

    [Fact]
    [Trait("Case", "K3")]
    public async Task Start_TreeIsMissing_IsWrittenAnewFromTheDatabase()
    {
        ProjectId id;
        await using (var app = await FilesApp.StartAsync(_data.Path))
        {
            id = await app.CreateAsync(("a.txt", "one\n"), ("src/b.txt", "b\n"));
            Directory.Delete(app.Folders.DirectoryOf(id), recursive: true);
        }

        await using var again = await FilesApp.StartAsync(_data.Path);
        await again.Project(id).OpenAsync();

        Assert.Equal(("one\n", "b\n"), (File.ReadAllText(again.TreeOf(id, "a.txt")), File.ReadAllText(again.TreeOf(id, "src/b.txt"))));
    }

    [Fact]
    public async Task Stop_RightAfterASave_MarksItApplied()
    {
        ProjectId id;
        await using (var app = await FilesApp.StartAsync(_data.Path))
        {
            id = await app.CreateAsync(("a.txt", "one\n"));
            await SaveAsync(app, id, "two\n");
        }

        await using var db = Open();
        Assert.False(await db.Set<ProjectVersion>().AnyAsync(version => !version.Applied));
    }

    [Fact]
    [Trait("Case", "K10")]
    public async Task SaveAsync_AnotherWriterRaisedTheHead_IsRefusedAndTheNextSaveGoesOn()
    {
        await using var app = await FilesApp.StartAsync(_data.Path);
        var id = await app.CreateAsync(("a.txt", "one\n"));
        await SaveAsync(app, id, "two\n");
        await app.WithStoreAsync(async (store, db) =>
        {
            var version = (await store.VersionAsync(id, 2, default))! with { Number = 3, Parent = 2, Message = "another server", Files = [] };
            await store.TryAddVersionAsync(id, version, manifest: null, applied: true, default);
            return await db.SaveChangesAsync();
        });

        await Assert.ThrowsAnyAsync<Exception>(() => SaveAsync(app, id, "three\n"));

        Assert.Equal("two\n", File.ReadAllText(app.TreeOf(id, "a.txt")));
        Assert.Equal(4, Assert.IsType<SaveOutcome.Saved>(await SaveAsync(app, id, "three\n")).Version.Number);
    }

    private static Task<SaveOutcome> SaveAsync(FilesApp app, ProjectId id, string text) =>
        app.Project(id).SaveAsync(new SaveRequest(A, Encoding.UTF8.GetBytes(text), new FilePrecondition.Exists()));

    private async Task PutBackAsync(ProjectId id, Dictionary<string, string> files, int unapplied)
    {
        foreach (var (path, text) in files) await File.WriteAllTextAsync(Path.Join(_data.Path, "projects", id.Value, "tree", path), text);
        await using var db = Open();
        Assert.Equal(1, await db.Set<ProjectVersion>().Where(row => row.Number == unapplied).ExecuteUpdateAsync(set => set.SetProperty(row => row.Applied, false)));
    }

    private FilesDb Open() => new(new DbContextOptionsBuilder<FilesDb>().UseSqlite($"Data Source={_data["forja.db"]}").Options);
}
