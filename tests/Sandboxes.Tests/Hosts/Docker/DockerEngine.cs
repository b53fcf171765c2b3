namespace Forja.Sandboxes.Tests.Hosts.Docker;

/// <summary>One engine for all tests that need one.</summary>
[CollectionDefinition(nameof(DockerEngine))]
public sealed class DockerEngine : ICollectionFixture<DockerFixture>;
