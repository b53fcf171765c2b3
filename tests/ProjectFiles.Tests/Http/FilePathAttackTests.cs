using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Http;

public sealed class FilePathAttackTests(SharedApp shared)
{
    public static TheoryData<string> BentPaths { get; } =
    [
        "../../../etc/passwd",
        "src/../../../../etc/passwd",
        "..",
        ".",
        "./index.html",
        "src//a.txt",
        "%2e%2e%2f%2e%2e%2fetc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "src%2fApp.tsx",
        "%252e%252e%252fetc%252fpasswd",
        "..%255c..%255cx",
        "..\\..\\etc\\passwd",
        "..%5c..%5cetc",
        "%c0%ae%c0%ae%c0%afetc",
        "%e0%80%ae%e0%80%ae/x",
        "\u00c0\u00ae\u00c0\u00ae/x",
        "a%00b",
        "a%0ab",
        "%zz",
        "a%2",
        "%u002e%u002e/x",
        "%ff%fe",
    ];

    public static TheoryData<string> AbsolutePaths { get; } =
    [
        "/etc/passwd",
        "//etc/passwd",
        "%2fetc%2fpasswd",
        "C:/windows/system.ini",
        "C:%5cwindows",
        "%5c%5chost%5cshare",
        "\\\\host\\share",
        "file:///etc/passwd",
        "file%3a%2f%2f%2fetc%2fpasswd",
    ];

    [Theory]
    [MemberData(nameof(BentPaths))]
    [Trait("Case", "F1")]
    public Task AnyVerb_BentPath_Answers400(string path) => RefusedAsync(path);

    [Theory]
    [MemberData(nameof(AbsolutePaths))]
    [Trait("Case", "F2")]
    public Task AnyVerb_AbsolutePath_Answers400(string path) => RefusedAsync(path);

    [Fact]
    [Trait("Case", "F1")]
    public async Task AnyVerb_BentPathInAbsoluteForm_Answers400()
    {
        var id = await shared.App.CreateAsync(("index.html", "x"));

        var answer = await RawHttp.SendAsync(shared.App.Port, $"http://localhost/api/projects/{id}/files/../../../x");

        Assert.Equal((400, FileCodes.PathInvalid), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("a%20b.txt")]
    [InlineData("100%25.txt")]
    [InlineData("%61.txt")]
    [InlineData("%C3%A7%C3%A3o.txt")]
    [InlineData("[id].tsx")]
    [InlineData("a+b@c!.txt")]
    public async Task Save_OrdinaryEncodedPath_Answers201(string path)
    {
        var id = await shared.App.CreateAsync(("index.html", "x"));

        var saved = await RawHttp.SendAsync(shared.App.Port, $"/api/projects/{id}/files/{path}", "PUT", "content");
        var read = await RawHttp.SendAsync(shared.App.Port, $"/api/projects/{id}/files/{path}");

        Assert.Equal((201, 200, "content"), (saved.Status, read.Status, read.Body));
        Assert.True(File.Exists(shared.App.TreeOf(id, Uri.UnescapeDataString(path))));
    }

    private async Task RefusedAsync(string path)
    {
        var id = await shared.App.CreateAsync(("index.html", "x"));
        foreach (var method in new[] { "GET", "PUT", "DELETE" })
        {
            var answer = await RawHttp.SendAsync(shared.App.Port, $"/api/projects/{id}/files/{path}", method, method == "PUT" ? "x" : "", "If-Match: *\r\n");

            // A target that is not even HTTP is refused by the server itself, without a code.
            Assert.True(answer.Status == 400 && answer.Code is FileCodes.PathInvalid or null, $"{method} {path}: {answer.Status} {answer.Body}");
        }

        Assert.Equal(["index.html"], Directory.GetFileSystemEntries(shared.App.TreeOf(id, "")).Select(Path.GetFileName));
    }
}
