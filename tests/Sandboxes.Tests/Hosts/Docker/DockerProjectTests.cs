using Forja.Sandboxes.Hosts.Docker;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Sandboxes.Tests.Hosts.Docker;

/// <summary>A project moves from one host to the other and goes on with the same files.</summary>
[Trait("Needs", "sandbox")]
[Collection(nameof(DockerEngine))]
public sealed class DockerProjectTests
{
    private readonly DockerFixture _fixture;

    public DockerProjectTests(DockerFixture fixture)
    {
        Assert.SkipWhen(DockerFixture.WhyNoDocker is not null, DockerFixture.WhyNoDocker ?? "");
        _fixture = fixture;
    }

    [Fact]
    public async Task Start_ProjectSetToDocker_RunsThereAndMovesBackWithItsFiles()
    {
        await using var scene = await SandboxScene.OpenAsync(more: At(_fixture.Engine.Address));
        var sandbox = scene.NewServer("open('made-inside', 'a').write('x')");
        await scene.SetRuntimeAsync(sandbox, Runtimes.Docker);
        var inDocker = await ReadyAsync(sandbox);
        var containers = await _fixture.Engine.Client.Containers.ListContainersAsync(new() { All = true }, TestContext.Current.CancellationToken);

        Assert.Contains(containers, container => container.Labels.TryGetValue("forja.project", out var project) && project == sandbox.Project.Value);
        Assert.Equal("hello from inside", await scene.GetAsync(sandbox, inDocker.Epoch, "page.html"));

        await scene.SetRuntimeAsync(sandbox, Runtimes.Sandbox);
        await sandbox.StopAsync(CancellationToken.None);
        var embedded = await ReadyAsync(sandbox);

        Assert.True(embedded.Epoch > inDocker.Epoch);
        Assert.Equal("xx", await scene.GetAsync(sandbox, embedded.Epoch, "made-inside"));
    }

    [Fact]
    public async Task Start_NoEngineAnswers_FailsWithACodeThatNamesIt()
    {
        await using var scene = await SandboxScene.OpenAsync(more: At("unix:///nowhere/docker.sock"));
        var sandbox = scene.NewServer();
        await scene.SetRuntimeAsync(sandbox, Runtimes.Docker);

        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var status = await sandbox.WaitReadyAsync(CancellationToken.None);

        Assert.Equal((SandboxState.Failed, "sandbox.docker-unreachable"), (status.State, status.ReasonCode));
    }

    private static Action<IServiceCollection> At(string address) => services => services.Configure<DockerOptions>(options => options.Address = address);

    private static async Task<SandboxStatus> ReadyAsync(Sandbox sandbox)
    {
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var status = await sandbox.WaitReadyAsync(CancellationToken.None);
        Assert.Equal((SandboxState.Running, null), (status.State, status.ReasonCode));
        return status;
    }
}
