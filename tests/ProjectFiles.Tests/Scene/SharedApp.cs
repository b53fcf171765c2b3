using Forja.ProjectFiles.Tests.Scene;

[assembly: AssemblyFixture(typeof(SharedApp))]

namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>One host for all tests that need one and leave it as it was; each works on projects of its own.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal FilesApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await FilesApp.StartAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
