using System.Text.Json;
using Forja.Testing.Http;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>Event streams over raw sockets: an HTTP client would hide the framing.</summary>
public sealed class EventStreamTests(SharedScene shared) : IClassFixture<SharedScene>
{
    [Fact]
    [Trait("Case", "N3")]
    public async Task Watch_WithLastEventId_GoesOnExactlyThere()
    {
        var scene = shared.Scene;
        var id = await ReadyProjectAsync(scene);
        var all = await ReadAsync(scene, $"/api/projects/{id}/events", "", until: "turn-failed");

        foreach (var (cursor, _) in all.SkipLast(1))
        {
            var rest = await ReadAsync(scene, $"/api/projects/{id}/events", $"Last-Event-ID: {cursor}\n", until: "turn-failed");

            Assert.Equal(all.SkipWhile(item => item.Id != cursor).Skip(1), rest);
        }
    }

    [Fact]
    public async Task Watch_SeveralProjects_OneStreamWithJoinedCursors()
    {
        var scene = shared.Scene;
        var (first, second) = (await ReadyProjectAsync(scene), await ReadyProjectAsync(scene));
        var alone = await ReadAsync(scene, $"/api/projects/{first}/events", "", until: "turn-failed");

        var joined = await ReadAsync(scene, $"/api/events?project={first}@{alone[^2].Id}&project={second}@0", "", until: "turn-failed", times: 2);
        var resumed = await ReadAsync(scene, $"/api/events?project={first}&project={second}", $"Last-Event-ID: {joined[^2].Id}\n", until: "turn-failed");

        Assert.Contains(joined, item => item.Id.Contains(first, StringComparison.Ordinal) && item.Id.Contains(second, StringComparison.Ordinal));
        Assert.Equal(joined[^1], resumed[^1]);
    }

    [Fact]
    public async Task Watch_ManyTabsOnOneConnectionEach_AreAllServed()
    {
        var scene = shared.Scene;
        var id = await ReadyProjectAsync(scene);

        var tabs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(scene, $"/api/projects/{id}/events", "", until: "turn-failed")));

        Assert.All(tabs, tab => Assert.Equal(tabs[0], tab));
    }

    [Fact]
    public async Task Watch_AProjectThatIsNotThere_IsRefused()
    {
        var scene = shared.Scene;

        var answer = await RawConnection.AskAsync(scene.Port, Request(scene, $"/api/projects/{new string('a', 26)}/events", ""));

        Assert.Equal(404, answer.Status);
        Assert.Contains("project.not-found", answer.Body);
    }

    [Theory]
    [InlineData("Last-Event-ID: x\n")]
    [InlineData("Last-Event-ID: -1\n")]
    public async Task Watch_ACursorThatIsNone_IsRefused(string header)
    {
        var scene = shared.Scene;
        var id = (await scene.CreateAsync(model: "starter")).GetProperty("id").GetString();

        Assert.Equal(400, (await RawConnection.AskAsync(scene.Port, Request(scene, $"/api/projects/{id}/events", header))).Status);
    }

    private static async Task<string> ReadyProjectAsync(Scene scene)
    {
        var project = await scene.CreateAsync(model: "starter");
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.TurnEndAsync();
        return id;
    }

    // HTTP/1.0 has no chunks: the body is what the server wrote.
    private static string Request(Scene scene, string path, string headers) =>
        $"GET {path} HTTP/1.0\nHost: {scene.Host}\nAuthorization: {scene.Client.DefaultRequestHeaders.Authorization}\nAccept: text/event-stream\n{headers}\n";

    /// <summary>The events with their ids, until one of a type came so many times.</summary>
    private static async Task<List<(string Id, string Data)>> ReadAsync(Scene scene, string path, string headers, string until, int times = 1)
    {
        await using var connection = await RawConnection.OpenAsync(scene.Port);
        await connection.SendAsync(Request(scene, path, headers));
        var (status, head) = await connection.ReadHeadAsync();
        Assert.Equal(200, status);
        Assert.Contains(head, header => header is { Key: "Content-Type", Value: "text/event-stream" });
        List<(string Id, string Data)> events = [];
        var id = "";
        while (times > 0)
        {
            var line = await connection.ReadLineAsync();
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            using var data = JsonDocument.Parse(line[6..]);
            events.Add((id, line[6..]));
            if (data.RootElement.GetProperty("type").GetString() == until) times--;
        }

        return events;
    }
}
