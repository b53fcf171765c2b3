using System.Net.Http.Json;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.EndToEnd.Tests;

/// <summary>Ctrl-C leaves nothing behind; a crash loses nothing.</summary>
[Trait("Needs", "sandbox")]
public sealed class StopAndStartTests(Product product)
{
    [Fact]
    [Trait("Case", "R10")]
    public async Task CtrlC_WithARunningApp_LeavesNoProcessMountOrCgroup()
    {
        await using var server = await StartAsync(new Dictionary<string, string>());
        await RunPageAsync(server);
        var held = Leftovers.Of(server.DataDirectory);
        Assert.NotEmpty(held.Processes);

        var code = await server.StopAsync();

        Assert.Equal(0, code);
        Assert.Empty(held.Remaining());
    }

    [Fact]
    [Trait("Case", "K1")]
    [Trait("Case", "K11")]
    public async Task Kill_InTheMiddleOfATurn_NextStartGoesOnAndReclaimsTheRest()
    {
        var data = Path.Combine(Path.GetTempPath(), $"forja-test-{Guid.NewGuid():N}"[..20]);
        try
        {
            var gate = new ReplyGate();
            var word = product.Script.Expect(new ScriptedReply().Say("```html {path=kept.html}\n<p>kept</p>\n```\n\n```html {path=lost.html}\n<p>").Hold(gate), ScriptedReply.Text("That is all."), ScriptedReply.Text("It looks as it should."));
            string id;
            Leftovers held;
            await using (var server = await Product.StartServerAsync(product.Script.Environment(), data))
            {
                using var client = server.CreateClient();
                using var answer = await client.PostAsJsonAsync("/api/projects", new { prompt = $"A simple static page, in plain HTML ({word})", language = "en" });
                id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
                await gate.Reached;
                await using var events = await EventStream.OpenAsync(client, id);
                await events.FindAsync("file-done", one => one.GetProperty("path").GetString() == "kept.html");
                await events.FindAsync("preview-ready");
                held = Leftovers.Of(data);
                await server.KillAsync();
            }

            await using var next = await Product.StartServerAsync(product.Script.Environment(), data);
            using var again = next.CreateClient();
            await using var told = await EventStream.OpenAsync(again, id);
            var end = await told.TurnEndAsync();
            using var kept = await again.GetAsync($"/api/projects/{id}/files/kept.html");
            using var lost = await again.GetAsync($"/api/projects/{id}/files/lost.html");

            Assert.Equal("turn-done", end.GetProperty("type").GetString());
            Assert.True(kept.IsSuccessStatusCode);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, lost.StatusCode);
            await next.StopAsync();
            Assert.NotEmpty(held.Processes);
            Assert.Empty(held.Remaining());
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    private async Task<ForjaServer> StartAsync(Dictionary<string, string> environment)
    {
        _ = product.Server;
        return await Product.StartServerAsync(environment);
    }

    private static async Task RunPageAsync(ForjaServer server)
    {
        using var client = server.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/projects", new { prompt = "A page", starter = "html", model = "starter", language = "en" });
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(client, id);
        await events.NextAsync("preview-ready");
    }
}
