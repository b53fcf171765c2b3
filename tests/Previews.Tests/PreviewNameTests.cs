using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;

namespace Forja.Previews.Tests;

/// <summary>Which host names lead to a preview. Everything that is not written exactly so leads nowhere, and never to the app.</summary>
public sealed class PreviewNameTests
{
    private const string Id = "abcdefghijklmnopqrstuvwxyz";

    private static readonly HashSet<int> Reserved = [2375, 2376, 4873];

    [Theory]
    [InlineData(Id, null)]
    [InlineData("3000-" + Id, 3000)]
    [InlineData("80-" + Id, 80)]
    [InlineData("65535-" + Id, 65535)]
    public void TryParse_ExactName_GivesProjectAndPort(string label, int? port)
    {
        Assert.True(PreviewName.TryParse($"{label}.preview.localhost", "preview.localhost", Reserved, out var name));

        Assert.Equal(new PreviewName(ProjectId.Parse(Id), port), name);
        Assert.Equal($"{label}.preview.localhost", name.HostBelow("preview.localhost"));
    }

    public static TheoryData<string> StrangeLabels =>
    [
        "22-" + Id, "0-" + Id, "1023-" + Id, "2375-" + Id, "2376-" + Id, "4873-" + Id, "65536-" + Id, "99999999999-" + Id, "-1-" + Id, "+80-" + Id, "080-" + Id, "3000--" + Id,
        "-" + Id, "3000-", "3000-3001-" + Id, "x-" + Id, "٣٠٠٠-" + Id, Id.ToUpperInvariant(), Id[..25], Id + "a", "a." + Id, "xn--" + Id, "xn--" + Id[..22], "www",
    ];

    [Theory]
    [Trait("Case", "P7")]
    [MemberData(nameof(StrangeLabels))]
    public void TryParse_StrangeLabel_NamesNothing(string label)
    {
        Assert.False(PreviewName.TryParse($"{label}.preview.localhost", "preview.localhost", Reserved, out _));
        Assert.True(PreviewName.IsBelow($"{label}.preview.localhost", "preview.localhost"));
    }

    [Fact]
    [Trait("Case", "P7")]
    [Trait("Case", "P11")]
    public async Task Host_NotExactlyAPreviews_ReachesNeitherAppNorSandbox()
    {
        await using var edge = await Edge.StartAsync();
        await using var app = await AppBehind.StartAsync("text/plain", "app");
        var project = ProjectId.New();
        edge.Targets.Run(project, 1, (5173, app.Port), (22, app.Port), (2375, app.Port), (4873, app.Port));
        var cookie = await edge.OpenPreviewAsync(project);
        var authority = edge.PreviewHost(project);
        Assert.Equal(200, (await Ask(authority)).Status);
        var reached = app.Seen.Count;

        string[] hosts =
        [
            $"22-{authority}", $"2375-{authority}", $"0-{authority}", $"65536-{authority}", $"4873-{authority}", authority.ToUpperInvariant(), authority.Replace(":", ".:"),
            $"preview.localhost:{edge.Port}", $"a.{authority}", $"xn--{authority}", $".{authority}", authority.Replace("localhost", "LOCALHOST"),
        ];
        foreach (var host in hosts)
        {
            var response = await Ask(host);
            Assert.True(response.Status is 404 or 400, $"{host} was answered {response.Status}");
        }

        foreach (var host in new[] { $"3000@{authority}", $"{authority}@evil.example", $"{authority}, {authority}", $"évil.{authority}", $"{authority}\nHost: {authority}" })
        {
            var response = await Ask(host);
            Assert.True(response.Status is 404 or 400 or 421, $"{host} was answered {response.Status}");
        }

        Assert.Equal(reached, app.Seen.Count);
        Assert.Empty(edge.Reached);

        Task<Testing.Http.RawResponse> Ask(string host) => edge.AskAsync($"GET / HTTP/1.1\nHost: {host}\nCookie: {cookie}\nConnection: close\n\n");
    }
}
