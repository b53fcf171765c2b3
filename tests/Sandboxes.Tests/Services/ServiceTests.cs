using Forja.Sandboxes.Services;
using Forja.Sandboxes.Services.Browsing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Sandboxes.Tests.Services;

/// <summary>Real databases in sandboxes of their own: reached by an app, looked at, copied and brought back.</summary>
[Trait("Needs", "sandbox")]
public sealed class ServiceTests
{
    private const string Connect = "python3 -c \"import os, socket; s = socket.create_connection(('127.0.0.1', int(os.environ['PGPORT'])), 60); s.sendall(b'\\\\0\\\\0\\\\0\\\\x08\\\\x04\\\\xd2\\\\x16\\\\x2f'); print(s.recv(1))\"";

    [Fact]
    public async Task Postgres_AskedForInForjaJson_IsReachedByItsAppAloneAndKeepsItsData()
    {
        await using var scene = await OpenAsync(ServiceKind.Postgres);
        var services = scene.Get<LiveServices>();
        var sandbox = NewServer(scene, "postgres");
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);

        Assert.Equal(SandboxState.Running, (await sandbox.WaitReadyAsync(CancellationToken.None)).State);
        // The server's answer to a request for encryption: the way in is there, and PostgreSQL is at its end.
        var inside = await sandbox.ExecAsync(new ExecRequest($"{Connect}; echo $DATABASE_URL; ls /data /var/lib/postgresql 2>&1; ps ax"), CancellationToken.None);
        Assert.Contains("b'N'", inside.Output, StringComparison.Ordinal);
        Assert.Contains("postgresql://app:***@127.0.0.1:5432/app", inside.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/data/db", inside.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(5432, (await sandbox.WaitReadyAsync(CancellationToken.None)).Ports.Select(port => port.Port));
        await QueryAsync(services, sandbox, ServiceKind.Postgres, "CREATE TABLE notes (id serial PRIMARY KEY, text text)", write: true);
        await QueryAsync(services, sandbox, ServiceKind.Postgres, "INSERT INTO notes (text) SELECT 'note ' || n FROM generate_series(1, 1200) n", write: true);

        await sandbox.RestartAsync(CancellationToken.None);
        await services.Of(sandbox.Project, ServiceKind.Postgres).StopAsync(CancellationToken.None);
        var again = await QueryAsync(services, sandbox, ServiceKind.Postgres, "SELECT count(*) FROM notes");

        Assert.Equal("1200", again.Rows[0][0]);
        var password = (await scene.Get<ServiceTools>().EnsureAsync(sandbox.Project, ServiceKind.Postgres, CancellationToken.None)).Keys.Password;
        Assert.Contains(scene.Observed.Lines, line => line.Text.Contains("at postgresql://app:***@", StringComparison.Ordinal));
        Assert.DoesNotContain(scene.Observed.Lines, line => line.Text.Contains(password, StringComparison.Ordinal));
        using var scope = scene.Services.CreateScope();
        var record = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<ServiceRecord>().SingleAsync();
        Assert.DoesNotContain(password, record.Password, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "P16")]
    public async Task Postgres_LookedAt_ChangesNothingUnlessItMay()
    {
        await using var scene = await OpenAsync(ServiceKind.Postgres, options => (options.QueryTimeout, options.AnswerBytes) = (TimeSpan.FromSeconds(8), 2L << 20));
        var services = scene.Get<LiveServices>();
        var sandbox = scene.NewProject();
        foreach (var statement in new[]
        {
            "CREATE TABLE people (id int PRIMARY KEY, name text, born date, photo bytea)",
            "INSERT INTO people SELECT n, 'name ' || (1000 - n), '2001-02-03', '\\x00ff' FROM generate_series(1, 999) n",
            "CREATE VIEW names AS SELECT name FROM people",
        })
        {
            await QueryAsync(services, sandbox, ServiceKind.Postgres, statement, write: true);
        }

        foreach (var attack in new[]
        {
            "DELETE FROM people", "CREATE TABLE t (a int)", "CREATE TEMP TABLE t (a int)", "DO $$ BEGIN DELETE FROM people; END $$",
            "WITH gone AS (DELETE FROM people RETURNING 1) SELECT * FROM gone", "COPY people TO '/tmp/x'", "ALTER ROLE forja_reader SUPERUSER",
        })
        {
            var refused = await Assert.ThrowsAsync<DataRefusedException>(() => QueryAsync(services, sandbox, ServiceKind.Postgres, attack));
            Assert.Equal((attack, DataCodes.ReadOnly), (attack, refused.Code));
        }

        // Before version 16 large objects could be made all the same; what is looked at is never committed.
        await Record.ExceptionAsync(() => QueryAsync(services, sandbox, ServiceKind.Postgres, "SELECT lo_create(7)"));
        Assert.Equal("0", (await QueryAsync(services, sandbox, ServiceKind.Postgres, "SELECT count(*) FROM pg_largeobject_metadata")).Rows[0][0]);
        Assert.Equal(DataCodes.OneStatement, (await Assert.ThrowsAsync<DataRefusedException>(() => QueryAsync(services, sandbox, ServiceKind.Postgres, "COMMIT; DELETE FROM people"))).Code);
        Assert.Equal(DataCodes.TooSlow, (await Assert.ThrowsAsync<DataRefusedException>(() => QueryAsync(services, sandbox, ServiceKind.Postgres, "SELECT pg_sleep(600)"))).Code);
        Assert.Equal(DataCodes.TooLarge, (await Assert.ThrowsAsync<DataRefusedException>(() => QueryAsync(services, sandbox, ServiceKind.Postgres, "SELECT repeat('x', 8000000)"))).Code);
        Assert.Equal(DataCodes.QueryFailed, (await Assert.ThrowsAsync<DataRefusedException>(() => QueryAsync(services, sandbox, ServiceKind.Postgres, "SELEC"))).Code);

        var tables = await services.BrowseAsync(sandbox.Project, ServiceKind.Postgres, browser => browser.TablesAsync(CancellationToken.None), CancellationToken.None);
        var page = await services.BrowseAsync(
            sandbox.Project, ServiceKind.Postgres, browser => browser.RowsAsync("public", "people", new DataWindow(10, 5, "name"), CancellationToken.None), CancellationToken.None);
        var bounded = await QueryAsync(services, sandbox, ServiceKind.Postgres, "SELECT n FROM generate_series(1, 100000) n");

        Assert.Equal(["names view", "people table"], tables.Select(table => $"{table.Name} {table.Kind}"));
        Assert.Equal(["id integer key", "name text", "born date", "photo bytea"], page.Columns.Select(column => $"{column.Name} {column.Type}{(column.IsKey ? " key" : "")}"));
        Assert.Equal(["990", "name 10", "2001-02-03", "\\x00ff"], (await FindAsync(services, sandbox, "name 10")).Rows[0]);
        Assert.Equal(5, page.Rows.Count);
        Assert.True(page.More);
        Assert.Equal((500, true), (bounded.Rows.Count, bounded.More));
    }

    [Fact]
    public async Task Snapshot_RestoredAndForked_BringsTheDataBack()
    {
        await using var scene = await OpenAsync(ServiceKind.Redis);
        var services = scene.Get<LiveServices>();
        var sandbox = scene.NewProject();
        var fork = scene.NewProject();
        await QueryAsync(services, sandbox, ServiceKind.Redis, "SET colour blue", write: true);

        var snapshot = await services.SnapshotAsync(sandbox.Project, ServiceKind.Redis, "blue", CancellationToken.None);
        await QueryAsync(services, sandbox, ServiceKind.Redis, "SET colour red", write: true);
        await services.CopyAsync(sandbox.Project, fork.Project, CancellationToken.None);
        Assert.True(await services.RestoreAsync(sandbox.Project, ServiceKind.Redis, snapshot.Number, CancellationToken.None));
        await QueryAsync(services, fork, ServiceKind.Redis, "SET only here", write: true);

        Assert.Equal("blue", (await QueryAsync(services, sandbox, ServiceKind.Redis, "GET colour")).Rows[0][0]);
        Assert.Equal("red", (await QueryAsync(services, fork, ServiceKind.Redis, "GET colour")).Rows[0][0]);
        Assert.Null((await QueryAsync(services, sandbox, ServiceKind.Redis, "GET only")).Rows[0][0]);
        Assert.Equal(DataCodes.ReadOnly, (await Assert.ThrowsAsync<DataRefusedException>(() => QueryAsync(services, sandbox, ServiceKind.Redis, "FLUSHALL"))).Code);
        var keys = await services.BrowseAsync(sandbox.Project, ServiceKind.Redis, browser => browser.RowsAsync("0", "keys", new DataWindow(0, 10), CancellationToken.None), CancellationToken.None);
        Assert.Equal(["colour", "string", null, "blue"], Assert.Single(keys.Rows));

        await services.DeleteAsync(sandbox.Project, CancellationToken.None);
        using var scope = scene.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        Assert.Equal(fork.Project.Value, (await db.Set<ServiceRecord>().SingleAsync()).Project);
        Assert.Empty(await db.Set<SnapshotRecord>().ToListAsync());
    }

    [Fact]
    public async Task MariaDb_LookedAtAndWritten_KeepsToItsRights()
    {
        await using var scene = await OpenAsync(ServiceKind.MariaDb);
        var services = scene.Get<LiveServices>();
        var sandbox = scene.NewProject();
        await QueryAsync(services, sandbox, ServiceKind.MariaDb, "CREATE TABLE people (id int PRIMARY KEY, name text, born datetime)", write: true);
        var written = await QueryAsync(services, sandbox, ServiceKind.MariaDb, "INSERT INTO people VALUES (1, 'Ana', '2001-02-03 04:05:06'), (2, NULL, NULL)", write: true);

        foreach (var attack in new[] { "DELETE FROM people", "COMMIT; DELETE FROM people", "CREATE TABLE t (a int)", "SELECT * FROM people INTO OUTFILE '/tmp/x'", "SELECT * FROM mysql.global_priv" })
        {
            var refused = await Assert.ThrowsAsync<DataRefusedException>(() => QueryAsync(services, sandbox, ServiceKind.MariaDb, attack));
            Assert.Equal((attack, DataCodes.ReadOnly), (attack, refused.Code));
        }

        var page = await services.BrowseAsync(sandbox.Project, ServiceKind.MariaDb, browser => browser.RowsAsync("app", "people", new DataWindow(0, 10, "id", Descending: true), CancellationToken.None), CancellationToken.None);

        Assert.Equal(2, written.Affected);
        Assert.Equal([["2", null, null], ["1", "Ana", "2001-02-03 04:05:06"]], page.Rows);
        Assert.True(page.Columns[0].IsKey);
        Assert.StartsWith("MariaDB ", services.Of(sandbox.Project, ServiceKind.MariaDb).Status.Version, StringComparison.Ordinal);
    }

    private static async Task<SandboxScene> OpenAsync(ServiceKind kind, Action<ServiceOptions>? configure = null)
    {
        var scene = await SandboxScene.OpenAsync(more: services => services.Configure<ServiceOptions>(options => configure?.Invoke(options)));
        if (!scene.Get<LiveServices>().IsInstalled(kind))
        {
            await scene.DisposeAsync();
            Assert.Skip($"{kind} is not installed: {kind.Install}");
        }

        return scene;
    }

    private static Sandbox NewServer(SandboxScene scene, string service) => scene.NewProject(
        ("forja.json", $$"""{ "start": "echo at $DATABASE_URL; exec python3 -m http.server 8000 --bind 127.0.0.1", "port": 8000, "services": ["{{service}}"] }"""));

    private static Task<DataRows> QueryAsync(LiveServices services, Sandbox sandbox, ServiceKind kind, string statement, bool write = false) =>
        services.BrowseAsync(sandbox.Project, kind, browser => browser.QueryAsync(statement, write, CancellationToken.None), CancellationToken.None);

    private static Task<DataRows> FindAsync(LiveServices services, Sandbox sandbox, string name) => QueryAsync(services, sandbox, ServiceKind.Postgres, $"SELECT * FROM people WHERE name = '{name}'");
}
