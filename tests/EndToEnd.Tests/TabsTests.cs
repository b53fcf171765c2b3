using System.Net.Http.Json;

namespace Forja.EndToEnd.Tests;

/// <summary>A browser opens at most six HTTP/1.1 connections to a server; many open tabs must not use them up.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class TabsTests(Product product)
{
    private const int Tabs = 8;

    [Fact]
    public async Task EightTabs_OfEightProjects_AllHearTheirEventsAndReachTheServer()
    {
        var projects = new List<string> { await product.CreateAsync(new { prompt = "A page", starter = "html", model = "starter", language = "en" }) };
        // Copies are projects of their own; only the first has to be made and checked.
        while (projects.Count < Tabs) projects.Add(await product.ForkAsync(projects[0], $"Page {projects.Count}"));
        await using var person = await product.NewPersonAsync();
        var open = new List<Workbench>();
        foreach (var project in projects) open.Add(await product.OpenWorkbenchAsync(person, project));
        foreach (var workbench in open) await Expect(workbench.Ask).ToBeVisibleAsync();

        foreach (var project in projects)
        {
            using var answer = await product.Api.PatchAsJsonAsync($"/api/projects/{project}", new { name = $"Renamed {project[..4]}" });
            answer.EnsureSuccessStatusCode();
        }

        foreach (var (workbench, project) in open.Zip(projects))
        {
            await Expect(workbench.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync($"Renamed {project[..4]}");
            Assert.Equal(200, await workbench.Page.EvaluateAsync<int>("async () => (await fetch('/api/me')).status"));
        }
    }
}
