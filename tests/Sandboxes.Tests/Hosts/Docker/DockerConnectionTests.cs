namespace Forja.Sandboxes.Tests.Hosts.Docker;

/// <summary>The same connections through a container.</summary>
[Collection(nameof(DockerEngine))]
public sealed class DockerConnectionTests : ConnectionTests
{
    public DockerConnectionTests(DockerFixture fixture)
        : base(fixture) => Assert.SkipWhen(DockerFixture.WhyNoDocker is not null, DockerFixture.WhyNoDocker ?? "");
}
