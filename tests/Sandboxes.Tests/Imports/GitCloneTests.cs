using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Forja.Sandboxes.Egress;
using Forja.Sandboxes.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Imports;

/// <summary>Repositories fetched from a git server on loopback, which only a setting for tests allows.</summary>
public sealed class GitCloneTests : IAsyncLifetime
{
    private const string Backend = "/usr/lib/git-core/git-http-backend";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("forja-git-tests-");
    private WebApplication? _server;

    private string Address => $"{_server!.Urls.First()}/app.git";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Backend), "git's HTTP server is not installed");
        var work = Path.Combine(_folder.FullName, "work");
        Git("init", "-q", "-b", "main", work);
        await File.WriteAllTextAsync(Path.Combine(work, "index.html"), "<h1>Cloned</h1>\n");
        await File.WriteAllTextAsync(Path.Combine(work, "large.bin"), string.Concat(Enumerable.Range(0, 200_000).Select(_ => Guid.NewGuid().ToString("N"))));
        Git("-C", work, "add", "index.html");
        Commit(work, "first");
        Git("clone", "-q", "--bare", work, Path.Combine(_folder.FullName, "app.git"));
        Git("-C", work, "add", "large.bin");
        Commit(work, "large");
        Git("clone", "-q", "--bare", work, Path.Combine(_folder.FullName, "large.git"));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Fetch_Repository_GivesTheFilesOfItsNewestState()
    {
        var outcome = await Clone(new GitCloneOptions { AllowLoopback = true }).FetchAsync(Address, default);

        await using var fetched = Assert.IsType<GitCloneOutcome.Fetched>(outcome).Zip;
        await using var zip = new ZipArchive(fetched);
        using var reader = new StreamReader(zip.GetEntry("index.html")!.Open());
        Assert.Equal("<h1>Cloned</h1>\n", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Fetch_MoreThanItMayTake_IsStopped()
    {
        var outcome = await Clone(new GitCloneOptions { AllowLoopback = true, MaxBytes = 1024 * 1024 }).FetchAsync(Address.Replace("app.git", "large.git"), default);

        Assert.Contains(Assert.IsType<GitCloneOutcome.Refused>(outcome).Code, new[] { GitCloneCodes.TooLarge, GitCloneCodes.NotFetched });
    }

    [Theory]
    [InlineData("http://example.com/a.git", GitCloneCodes.AddressInvalid)]
    [InlineData("https://user:secret@example.com/a.git", GitCloneCodes.AddressInvalid)]
    [InlineData("https://example.com:22/a.git", GitCloneCodes.AddressInvalid)]
    [InlineData("ssh://example.com/a.git", GitCloneCodes.AddressInvalid)]
    [InlineData("file:///etc", GitCloneCodes.AddressInvalid)]
    [InlineData("ext::sh -c id", GitCloneCodes.AddressInvalid)]
    [InlineData("--upload-pack=id", GitCloneCodes.AddressInvalid)]
    [InlineData("https://127.0.0.1/a.git", GitCloneCodes.AddressClosed)]
    [InlineData("https://[::ffff:10.0.0.1]/a.git", GitCloneCodes.AddressClosed)]
    [InlineData("https://169.254.169.254/latest", GitCloneCodes.AddressClosed)]
    [InlineData("https://mixed.example/a.git", GitCloneCodes.AddressClosed)]
    [InlineData("https://nowhere.example/a.git", GitCloneCodes.AddressClosed)]
    [Trait("Case", "P11")]
    public async Task Fetch_OfWhatIsNotAPublicRepository_IsRefused(string address, string code)
    {
        var outcome = await Clone(new GitCloneOptions()).FetchAsync(address, default);

        Assert.Equal(code, Assert.IsType<GitCloneOutcome.Refused>(outcome).Code);
    }

    private static GitClone Clone(GitCloneOptions options) => new(new Names(), Options.Create(options), TimeProvider.System, NullLogger<GitClone>.Instance);

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/git", arguments) { WorkingDirectory = _folder.FullName };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private void Commit(string work, string message) => Git("-C", work, "-c", "user.name=a", "-c", "user.email=a@a.invalid", "commit", "-q", "-m", message);

    // Git's own server program, spoken to as a web server does.
    private async Task AnswerAsync(HttpContext context)
    {
        var start = new ProcessStartInfo(Backend) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = _folder.FullName;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["PATH_INFO"] = context.Request.Path;
        start.Environment["QUERY_STRING"] = context.Request.QueryString.Value!.TrimStart('?');
        start.Environment["REQUEST_METHOD"] = context.Request.Method;
        start.Environment["CONTENT_TYPE"] = context.Request.ContentType ?? "";
        start.Environment["HTTP_CONTENT_ENCODING"] = context.Request.Headers.ContentEncoding.ToString();
        start.Environment["GIT_PROTOCOL"] = context.Request.Headers["Git-Protocol"].ToString();
        using var process = Process.Start(start)!;
        await context.Request.Body.CopyToAsync(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        using var answer = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(answer);
        var bytes = answer.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        foreach (var line in System.Text.Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n"))
        {
            var (name, value) = (line.Split(": ")[0], line.Split(": ")[1]);
            if (name == "Status") context.Response.StatusCode = int.Parse(value.Split(' ')[0]);
            else context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(bytes.AsMemory(end + 4));
    }

    /// <summary>A world of a few names.</summary>
    private sealed class Names : IEgressNetwork
    {
        public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken) => name == "mixed.example"
            ? Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Parse("10.0.0.1")])
            : throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);

        public Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
