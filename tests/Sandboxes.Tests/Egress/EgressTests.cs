using System.Net;
using System.Net.Sockets;
using Forja.ProjectFiles;
using Forja.Sandboxes.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Sandboxes.Tests.Egress;

/// <summary>Programs in a real sandbox try to reach a network whose names and servers are the test's.</summary>
[Trait("Needs", "sandbox")]
public sealed class EgressTests
{
    private const string Ask = "python3 -c \"import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1], timeout=20).read().decode())\" ";

    [Fact]
    [Trait("Case", "S8")]
    public async Task Request_NotAllowed_IsRefusedAndSeen()
    {
        var network = new PlayedNetwork();
        await using var scene = await SandboxScene.OpenAsync(more: services => services.AddSingleton<IEgressNetwork>(network));
        var sandbox = scene.NewServer();

        var result = await sandbox.ExecAsync(new ExecRequest($"{Ask} http://api.example.com/"), CancellationToken.None);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("403", result.Output, StringComparison.Ordinal);
        var attempt = Assert.Single(scene.Get<EgressLog>().Read(sandbox.Project, 0));
        Assert.Equal(("api.example.com", 80, false, EgressCodes.NotAllowed), (attempt.Host, attempt.Port, attempt.Allowed, attempt.Code));
        Assert.Contains(scene.Observed.Lines, line => line.Text.Contains("api.example.com", StringComparison.Ordinal));
        Assert.Empty(network.Asked);
    }

    [Fact]
    public async Task Request_AllowedDomain_IsCarriedPlainAndByTunnel()
    {
        await using var scene = await SandboxScene.OpenAsync(more: services => services.AddSingleton<IEgressNetwork>(new PlayedNetwork()));
        var sandbox = scene.NewServer();
        await AllowAsync(scene, sandbox.Project, "api.example.com");

        var plain = await sandbox.ExecAsync(new ExecRequest($"{Ask} http://api.example.com/path"), CancellationToken.None);
        var tunnel = await sandbox.ExecAsync(new ExecRequest("python3 -c \"import http.client; c = http.client.HTTPConnection('127.0.0.1', 4874); c.set_tunnel('api.example.com', 443); c.request('GET', '/deep'); print(c.getresponse().read().decode())\""), CancellationToken.None);

        Assert.Equal("answer to GET /path HTTP/1.1\n", plain.Output);
        Assert.Equal("answer to GET /deep HTTP/1.1\n", tunnel.Output);
    }

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("private.example.com")]
    [InlineData("mapped.example.com")]
    [InlineData("metadata.example.com")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:10.0.0.1]")]
    public async Task Request_LeadsToAPrivatePlace_IsRefusedThoughAllowed(string host)
    {
        var network = new PlayedNetwork();
        await using var scene = await SandboxScene.OpenAsync(more: services => services.AddSingleton<IEgressNetwork>(network));
        var project = ProjectId.New();
        await AllowAsync(scene, project, "*.example.com");

        var answer = await AskDirectlyAsync(scene, project, $"GET http://{host}/ HTTP/1.1\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 403", answer, StringComparison.Ordinal);
        Assert.Contains($"Forja-Code: {EgressCodes.PrivateAddress}", answer, StringComparison.Ordinal);
        Assert.Empty(network.Connected);
    }

    [Fact]
    [Trait("Case", "P11")]
    public async Task Request_NameLeadsElsewhereAtEachLook_IsConnectedToWhatWasJudged()
    {
        var network = new PlayedNetwork();
        await using var scene = await SandboxScene.OpenAsync(more: services => services.AddSingleton<IEgressNetwork>(network));
        var project = ProjectId.New();
        await AllowAsync(scene, project, "rebinding.example.com");

        var answers = new List<string>();
        for (var time = 0; time < 4; time++) answers.Add((await AskDirectlyAsync(scene, project, "GET http://rebinding.example.com/ HTTP/1.1\r\n\r\n"))[..12]);

        Assert.Equal(["HTTP/1.1 200", "HTTP/1.1 403", "HTTP/1.1 200", "HTTP/1.1 403"], answers);
        Assert.All(network.Connected, address => Assert.True(PublicAddress.IsPublic(address)));
    }

    [Fact]
    [Trait("Case", "A3")]
    public async Task Rules_DomainTaken_OpenTunnelIsCut()
    {
        await using var scene = await SandboxScene.OpenAsync(more: services => services.AddSingleton<IEgressNetwork>(new PlayedNetwork()));
        var project = ProjectId.New();
        await AllowAsync(scene, project, "api.example.com");
        var (inside, outside) = await PairAsync();
        var serving = scene.Get<EgressProxy>().ServeAsync(project, outside, CancellationToken.None);
        await inside.WriteAsync("CONNECT api.example.com:443 HTTP/1.1\r\n\r\n"u8.ToArray());
        var answer = new byte["HTTP/1.1 200 Connection established\r\n\r\n".Length];
        await inside.ReadExactlyAsync(answer);

        await scene.Get<EgressPolicies>().SetAsync(project, [], CancellationToken.None);
        await scene.Get<EgressProxy>().CutForbiddenAsync(project);

        await serving;
    }

    private static Task AllowAsync(SandboxScene scene, ProjectId project, string domain) =>
        scene.Get<EgressPolicies>().SetAsync(project, DomainRule.TryParse(domain, out var rule) ? [rule] : [], CancellationToken.None);

    private static async Task<string> AskDirectlyAsync(SandboxScene scene, ProjectId project, string request)
    {
        var (inside, outside) = await PairAsync();
        await using (inside)
        {
            await inside.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
            await using (outside) await scene.Get<EgressProxy>().ServeAsync(project, outside, CancellationToken.None);
            return await new StreamReader(inside).ReadToEndAsync();
        }
    }

    private static async Task<(NetworkStream Inside, NetworkStream Outside)> PairAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        return (client.GetStream(), (await listener.AcceptTcpClientAsync()).GetStream());
    }
}
