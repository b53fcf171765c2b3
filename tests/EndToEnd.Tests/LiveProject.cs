using Forja.Testing.Models;

namespace Forja.EndToEnd.Tests;

/// <summary>One React project with its app running, shared by the tests that only look at it or change it by ways of their own.</summary>
public sealed class LiveProject(Product product) : IAsyncLifetime
{
    public string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await product.PrepareAsync("react");
        var word = product.Script.Expect(ScriptedReply.Text(ReactAnswer.HomeSaying("As the model wrote it")));
        Id = await product.CreateAsync(new { prompt = $"A React app about time ({word})", language = "en" });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
