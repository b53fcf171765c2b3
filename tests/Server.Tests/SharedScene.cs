namespace Forja.Server.Tests;

/// <summary>One server for all tests of a class that ask no model and leave each other's projects alone.</summary>
public sealed class SharedScene : IAsyncLifetime
{
    public Scene Scene { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Scene = await Scene.StartAsync();

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
