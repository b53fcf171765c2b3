using System.Diagnostics;
using System.Text.Json;

namespace Forja.Server.Tests;

/// <summary>The command line as its own process: what scripts rely on.</summary>
public sealed class CliTests(SharedScene shared) : IClassFixture<SharedScene>
{
    [Fact]
    public async Task New_NoServerRuns_TheLastLineSaysSoAndTheExitCodeIs1()
    {
        var (code, output, error) = await RunAsync("new", "a page", "--json", "--port", "1", "--data", "/no/such/folder");

        Assert.Equal(1, code);
        Assert.Equal("server.not-running", Last(output).GetProperty("error").GetString());
        Assert.Contains("./forja up", error);
    }

    [Fact]
    [Trait("Case", "S5")]
    public async Task Doctor_OnAnyMachine_NamesEachGuaranteeAndHowToGetWhatIsMissing()
    {
        var (code, output, _) = await RunAsync("doctor", "--json", "--port", "1", "--data", "/no/such/folder");

        var guarantees = Last(output).GetProperty("guarantees").EnumerateArray().ToArray();
        Assert.Equal(1, code);
        Assert.True(guarantees.Length > 10);
        Assert.All(guarantees, one => Assert.True(one.GetProperty("state").GetString() == "holds" || one.GetProperty("how").GetString()!.Length > 0, one.ToString()));
    }

    [Fact]
    public async Task New_TheTurnFails_TheLastLineHasIdAndCode()
    {
        var scene = shared.Scene;

        var (code, output, _) = await RunAsync("new", "a page", "--json", "--model", "starter", "--port", $"{scene.Port}", "--data", scene.Server.DataDirectory);

        var last = Last(output);
        Assert.Equal(1, code);
        Assert.Equal("failed", last.GetProperty("status").GetString());
        Assert.StartsWith("sandbox.", last.GetProperty("error").GetString());
        Assert.Equal(26, last.GetProperty("id").GetString()!.Length);
        Assert.Contains(".preview.localhost", last.GetProperty("previewUrl").GetString());
    }

    [Fact]
    public async Task Projects_AfterOneWasMadeAndDeleted_ListsWhatIsThere()
    {
        var scene = shared.Scene;
        string[] server = ["--port", $"{scene.Port}", "--data", scene.Server.DataDirectory];
        var id = (await scene.CreateAsync(model: "starter")).GetProperty("id").GetString()!;

        var before = await RunAsync(["projects", .. server]);
        var delete = await RunAsync(["delete", id, .. server]);
        var after = await RunAsync(["projects", .. server]);

        Assert.Contains(id, before.Output);
        Assert.Equal(0, delete.Code);
        Assert.DoesNotContain(id, after.Output);
    }

    [Fact]
    public async Task Open_AProject_PrintsALinkWithAOneTimeToken()
    {
        var scene = shared.Scene;
        var id = (await scene.CreateAsync(model: "starter")).GetProperty("id").GetString()!;

        var (code, output, _) = await RunAsync("open", id, "--port", $"{scene.Port}", "--data", scene.Server.DataDirectory);

        Assert.Equal(0, code);
        Assert.StartsWith($"http://{id}.preview.localhost:{scene.Port}/?", output);
    }

    [Fact]
    public async Task Delete_WhatIsNotThere_SaysSoAndFails()
    {
        var scene = shared.Scene;

        var (code, _, error) = await RunAsync("delete", new string('a', 26), "--port", $"{scene.Port}", "--data", scene.Server.DataDirectory);

        Assert.Equal(1, code);
        Assert.Contains("no such project", error);
    }

    private static JsonElement Last(string output) =>
        JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.Clone();

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "forja-cli"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
