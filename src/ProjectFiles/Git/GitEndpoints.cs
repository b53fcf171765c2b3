using System.Globalization;
using System.Text;
using Forja.ProjectFiles.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.ProjectFiles.Git;

/// <summary>
/// <c>git clone …/git/{id}.git</c>: a project's versions over git's own HTTP protocol, to read. What is asked for is always answered with the whole history, which
/// costs bytes and never correctness; pushing is not offered.
/// </summary>
internal static class GitEndpoints
{
    /// <summary>A fetch names commits that it has, some dozens a round; more than this is no fetch.</summary>
    private const int LongestRequest = 4 * 1024 * 1024;

    private const string Service = "git-upload-pack";

    public static void Map(RouteGroupBuilder git)
    {
        git.MapGet("/{id}.git/info/refs", AdvertiseAsync);
        git.MapPost($"/{{id}}.git/{Service}", UploadAsync);
    }

    /// <summary>A file without a name for a pack on its way: it may be larger than memory should hold.</summary>
    public static FileStream NewPack() => new(
        Path.Combine(Path.GetTempPath(), $"forja-pack-{Guid.NewGuid():N}"),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> AdvertiseAsync(string id, string? service, HttpContext context, ProjectStore store, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        if (service != Service) return TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, extensions: new Dictionary<string, object?> { ["code"] = FileCodes.GitReadOnly });

        await using var pack = NewPack();
        var head = await new GitHistory(store, project.Id).WriteAsync(pack, cancellationToken);
        var answer = new StringBuilder().Append(Line($"# service={Service}\n")).Append("0000");
        if (head is not null)
        {
            answer.Append(Line($"{head} HEAD\0symref=HEAD:{GitHistory.Branch} agent=forja\n")).Append(Line($"{head} {GitHistory.Branch}\n"));
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(answer.Append("0000").ToString(), $"application/x-{Service}-advertisement");
    }

    private static async Task<IResult> UploadAsync(string id, HttpContext context, ProjectStore store, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        var request = await ReadAsync(context.Request, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = $"application/x-{Service}-result";
        await context.Response.WriteAsync(Line("NAK\n"), cancellationToken);
        // Until "done" git is only telling what it has.
        if (!request.Contains("0009done", StringComparison.Ordinal)) return Results.Empty;

        await using var pack = NewPack();
        await new GitHistory(store, project.Id).WriteAsync(pack, cancellationToken);
        await pack.CopyToAsync(context.Response.Body, cancellationToken);
        return Results.Empty;
    }

    private static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // A long request comes packed.
        await using var body = request.Headers.ContentEncoding == "gzip"
            ? new System.IO.Compression.GZipStream(request.Body, System.IO.Compression.CompressionMode.Decompress)
            : request.Body;
        using var text = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (text.Length < LongestRequest && await body.ReadAsync(chunk, cancellationToken) is > 0 and var read) text.Write(chunk, 0, read);
        return Encoding.ASCII.GetString(text.ToArray());
    }

    private static string Line(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length + 4:x4}{text}");
}
