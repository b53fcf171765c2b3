using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Docker;
using Forja.Testing.Docker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Hosts.Docker;

/// <summary>A Docker Engine of the tests' own, and the host over it. The tests are skipped where dockerd is not installed.</summary>
public sealed class DockerFixture : HostFixture
{
    private readonly string _engineData = Directory.CreateTempSubdirectory("forja-engine-").FullName;

    internal static string? WhyNoDocker => WhyNot ?? (File.Exists("/usr/sbin/dockerd") || File.Exists("/usr/bin/dockerd") ? null : "dockerd is not installed.");

    internal DockerDaemon Engine { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        if (WhyNoDocker is null) await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Engine is not null) await Engine.DisposeAsync();
        Directory.Delete(_engineData, recursive: true);
    }

    internal DockerSandboxHost CreateDockerHost() => new(
        Options.Create(new DockerOptions { Address = Engine.Address }),
        Options.Create(new SandboxOptions()),
        Options.Create(new ProjectFilesOptions { DataDirectory = Data }),
        NullLogger<DockerSandboxHost>.Instance);

    private protected override async Task<ISandboxHost> StartHostAsync()
    {
        Engine = await DockerDaemon.StartAsync(_engineData, CancellationToken.None);
        return CreateDockerHost();
    }
}
