using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Versions;

public sealed class ProjectStoreTests(SharedApp shared)
{
    private FilesApp App => shared.App;

    [Fact]
    public async Task ListAsync_PageByPage_GivesEachOnceNewestFirst()
    {
        var owner = Guid.NewGuid().ToString();
        var made = new List<ProjectId>();
        for (var number = 0; number < 7; number++) made.Add(await CreateAsync(owner, $"Project {number}"));

        var seen = new List<ProjectId>();
        string? cursor = null;
        do
        {
            var page = await App.WithStoreAsync(store => store.ListAsync(owner, null, cursor, 3, default));
            seen.AddRange(page.Items.Select(item => item.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Reverse(made), seen);
    }

    [Fact]
    public async Task ListAsync_SameMoment_SkipsAndRepeatsNone()
    {
        var owner = Guid.NewGuid().ToString();
        var at = DateTimeOffset.UnixEpoch.AddDays(20_000);
        for (var number = 0; number < 5; number++)
        {
            var id = await CreateAsync(owner, "Same");
            await App.WithStoreAsync(store => store.RenameAsync(id, "Same", at, default));
        }

        var seen = new List<ProjectId>();
        string? cursor = null;
        do
        {
            var page = await App.WithStoreAsync(store => store.ListAsync(owner, null, cursor, 2, default));
            seen.AddRange(page.Items.Select(item => item.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task ListAsync_Search_OverlooksAccentsAndCapitals()
    {
        var owner = Guid.NewGuid().ToString();
        await CreateAsync(owner, "Gestão de Ações");
        await CreateAsync(owner, "Kanban");

        var page = await App.WithStoreAsync(store => store.ListAsync(owner, "gestao DE acoes", null, 10, default));

        Assert.Equal("Gestão de Ações", Assert.Single(page.Items).Name);
    }

    [Theory]
    [InlineData("not a cursor")]
    [InlineData("AAAA")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5")]
    public async Task ListAsync_CursorOfSomebodysInvention_BeginsAtTheFront(string cursor)
    {
        var owner = Guid.NewGuid().ToString();
        await CreateAsync(owner, "One");

        Assert.Single((await App.WithStoreAsync(store => store.ListAsync(owner, null, cursor, 10, default))).Items);
    }

    [Fact]
    public async Task RenameAsync_Project_ChangesNameSearchAndTime()
    {
        var owner = Guid.NewGuid().ToString();
        var id = await CreateAsync(owner, "Old");
        var at = TimeProvider.System.GetUtcNow().AddHours(1);

        Assert.True(await App.WithStoreAsync(store => store.RenameAsync(id, "Novo", at, default)));
        Assert.False(await App.WithStoreAsync(store => store.RenameAsync(ProjectId.New(), "Novo", at, default)));

        var project = Assert.Single((await App.WithStoreAsync(store => store.ListAsync(owner, "novo", null, 10, default))).Items);
        Assert.Equal(("Novo", at), (project.Name, project.UpdatedAt));
    }

    [Fact]
    public async Task VersionsAsync_PageByPage_GivesNewestFirst()
    {
        var id = await App.CreateAsync(("a.txt", "0"));
        for (var number = 1; number < 5; number++)
        {
            await App.Project(id).SaveAsync(new SaveRequest(FilePath.Parse("a.txt"), new byte[number], new FilePrecondition.Exists()));
        }

        var first = await App.WithStoreAsync(store => store.VersionsAsync(id, null, 2, default));
        var second = await App.WithStoreAsync(store => store.VersionsAsync(id, first.Next, 10, default));

        Assert.Equal([5, 4], first.Items.Select(version => version.Number));
        Assert.Equal([3, 2, 1], second.Items.Select(version => version.Number));
        Assert.Null(second.Next);
    }

    private async Task<ProjectId> CreateAsync(string owner, string name)
    {
        var id = ProjectId.New();
        await App.Project(id).CreateAsync(FilesApp.New(name, owner, files: ("index.html", name)));
        return id;
    }
}
