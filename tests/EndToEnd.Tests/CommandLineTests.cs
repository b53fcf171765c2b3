using System.Diagnostics;
using System.Text.Json;
using Forja.Testing.Running;

namespace Forja.EndToEnd.Tests;

/// <summary>The same job from a terminal, by the command that a person types.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class CommandLineTests(Product product)
{
    [Fact]
    public async Task New_WithJson_EndsWithALinkThatOpensTheRunningApp()
    {
        var (code, output, error) = await RunAsync("new", "A simple static page called \"From the terminal\", in plain HTML", "--model", "starter", "--json");

        Assert.True(code == 0, $"{code}\n{output}\n{error}");
        using var made = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]);
        Assert.Equal("ready", made.RootElement.GetProperty("status").GetString());
        await using var person = await product.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync(made.RootElement.GetProperty("openUrl").GetString()!);
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "From the terminal" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Delete_OfAProject_TakesItAway()
    {
        var id = await product.CreateAsync(new { prompt = "Short-lived", starter = "html", model = "starter", language = "en" });

        var (code, output, error) = await RunAsync("delete", id);

        Assert.True(code == 0, $"{code}\n{output}\n{error}");
        using var gone = await product.Api.GetAsync($"/api/projects/{id}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var server = product.Server;
        using var process = Process.Start(new ProcessStartInfo(Installation.Forja, [.. arguments, "--port", $"{server.Address.Port}", "--data", server.DataDirectory])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
