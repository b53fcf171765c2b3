namespace Forja.Sandboxes.Tests.Hosts.Docker;

/// <summary>The same processes in a container.</summary>
[Collection(nameof(DockerEngine))]
public sealed class DockerProcessTests : ProcessTests
{
    public DockerProcessTests(DockerFixture fixture)
        : base(fixture) => Assert.SkipWhen(DockerFixture.WhyNoDocker is not null, DockerFixture.WhyNoDocker ?? "");
}
