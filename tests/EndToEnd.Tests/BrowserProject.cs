namespace Forja.EndToEnd.Tests;

/// <summary>A React project that its author's own browser runs, for all tests of a class.</summary>
public sealed class BrowserProject(Product product) : IAsyncLifetime
{
    public string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        // Skips where nothing can run.
        _ = product.Server;
        Id = await product.CreateAsync(new { prompt = "Something small", starter = "react", model = "starter", language = "en", runtime = "browser" });
    }

    /// <summary>Its first page with another heading, and what stands before it in the file and in the component.</summary>
    public Task SayAsync(string heading, string body = "", string imports = "") => product.ChangeAsync(Id, ReactAnswer.HomePath, _ => $$"""
        {{imports}}
        export function Home() {
          {{body}}
          return (
            <section>
              <h1 className="text-3xl font-semibold">{{heading}}</h1>
            </section>
          )
        }

        """);

    public Task WriteAsync(string text) => product.ChangeAsync(Id, ReactAnswer.HomePath, _ => text);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
