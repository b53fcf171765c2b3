using System.Text.Json;
using Forja.Testing.Http;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>Every endpoint of the document that the build wrote: an endpoint added tomorrow is covered tomorrow.</summary>
public sealed class AccessTests(SharedScene shared) : IClassFixture<SharedScene>
{
    private static readonly string Document = Path.Combine(Installation.Root, "web", "openapi.json");

    [Fact]
    [Trait("Case", "A1")]
    public async Task EveryEndpoint_WithoutCredentials_IsRefused()
    {
        var scene = shared.Scene;

        foreach (var (method, path) in Endpoints())
        {
            var answer = await RawConnection.AskAsync(scene.Port, HostileRequests.Request(method, path, scene.Host, ""));

            Assert.True(answer.Status == 401, $"{method} {path} → {answer.Status}");
            Assert.Contains("auth.required", answer.Body);
        }
    }

    [Fact]
    [Trait("Case", "A4")]
    public async Task EveryEndpoint_FromAnotherOriginWithThePersonsCookie_IsRefused()
    {
        var scene = shared.Scene;
        var cookie = await scene.SignInAsync();

        foreach (var (method, path) in Endpoints())
            foreach (var (name, headers) in HostileRequests.Headers(scene.Host, cookie, $"preview.{scene.Host}"))
            {
                var answer = await RawConnection.AskAsync(scene.Port, HostileRequests.Request(method, path, scene.Host, headers));

                Assert.True(answer.Status == 403, $"{method} {path} from {name} → {answer.Status}");
            }
    }

    [Fact]
    [Trait("Case", "P6")]
    public async Task EventStreams_FromAnotherOrigin_AreRefusedBeforeTheyOpen()
    {
        var scene = shared.Scene;
        var id = (await scene.CreateAsync(model: "starter")).GetProperty("id").GetString();
        var cookie = await scene.SignInAsync();

        foreach (var path in new[] { $"/api/projects/{id}/events", $"/api/events?project={id}" })
        {
            var answer = await RawConnection.AskAsync(scene.Port, HostileRequests.Request("GET", path, scene.Host, $"Cookie: {cookie}\nOrigin: https://evil.example\n"));

            Assert.Equal(403, answer.Status);
        }
    }

    [Fact]
    public async Task Start_OneNode_ListensOnItsOwnPortOnly()
    {
        var scene = shared.Scene;

        var listening = ListeningPorts(scene.Server.ProcessId);

        Assert.Equal([scene.Port], listening);
    }

    private static IEnumerable<(string Method, string Path)> Endpoints()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Document));
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => (operation.Name.ToUpperInvariant(), System.Text.RegularExpressions.Regex.Replace(path.Name, @"\{[^}]*\}", "aaaaaaaaaaaaaaaaaaaaaaaaaa")))),
            ("GET", "/openapi/v1.json"),
        ];
    }

    /// <summary>The TCP ports that a process listens on, as the kernel tells them.</summary>
    private static List<int> ListeningPorts(int process)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{process}/fd")
            .Select(path => new FileInfo(path).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target[8..^1])
            .ToHashSet();
        return
        [
            .. new[] { $"/proc/{process}/net/tcp", $"/proc/{process}/net/tcp6" }
                .SelectMany(table => File.ReadLines(table).Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] == "0A" && sockets.Contains(fields[9]))
                .Select(fields => Convert.ToInt32(fields[1].Split(':')[1], 16))
                .Distinct()
                .Order(),
        ];
    }
}
