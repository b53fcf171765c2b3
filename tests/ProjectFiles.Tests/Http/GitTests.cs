using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Http;

/// <summary>A project taken away with its history, by git itself.</summary>
public sealed class GitTests(SharedApp shared) : IDisposable
{
    private readonly FilesApp _app = shared.App;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("forja-git-");
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Clone_OfAProject_HasItsFilesAndACommitForEachVersion()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/git"), "git is not installed");
        var id = await _app.CreateAsync(("index.html", "<h1>é</h1>\n"), ("src/a.ts", "export {}\n"), ("src.ts", "1\n"));
        await SaveAsync(id, "src/a.ts", "export const a = 1;\n");
        var url = $"http://127.0.0.1:{_app.Port}/git/{id}.git";

        await GitAsync(_folder.FullName, "clone", "-q", url, "app");
        var app = Path.Combine(_folder.FullName, "app");
        await SaveAsync(id, "index.html", "<h1>later</h1>\n");
        await GitAsync(app, "pull", "-q", "--ff-only");

        Assert.Equal("", await GitAsync(app, "fsck", "--strict", "--no-progress"));
        Assert.Equal("<h1>later</h1>\n", await File.ReadAllTextAsync(Path.Combine(app, "index.html")));
        Assert.Equal("export const a = 1;\n", await File.ReadAllTextAsync(Path.Combine(app, "src", "a.ts")));
        Assert.Equal("3", (await GitAsync(app, "rev-list", "--count", "main")).Trim());
        Assert.Equal("export {}", (await GitAsync(app, "show", "HEAD~2:src/a.ts")).Trim());
        var push = await TryGitAsync(app, "push", "-q", "origin", "main");
        Assert.NotEqual(0, push.ExitCode);
    }

    [Fact]
    public async Task Bundle_OfAProject_IsARepositoryOfItsOwn()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/git"), "git is not installed");
        var id = await _app.CreateAsync(("a.txt", "a\n"));
        var file = Path.Combine(_folder.FullName, "app.bundle");

        await File.WriteAllBytesAsync(file, await _client.GetByteArrayAsync($"http://127.0.0.1:{_app.Port}/api/projects/{id}/archive?format=bundle"));
        await GitAsync(_folder.FullName, "clone", "-q", file, "app");

        Assert.Equal("a\n", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "app", "a.txt")));
    }

    [Fact]
    public async Task Clone_OfNoProject_IsNotFound()
    {
        using var answer = await _client.GetAsync($"http://127.0.0.1:{_app.Port}/git/{ProjectId.New()}.git/info/refs?service=git-upload-pack");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var (exitCode, output) = await TryGitAsync(folder, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static async Task<(int ExitCode, string Output)> TryGitAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private async Task SaveAsync(ProjectId id, string path, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"http://127.0.0.1:{_app.Port}/api/projects/{id}/files/{path}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await _client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
