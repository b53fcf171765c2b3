using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.Sandboxes.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Endpoints;

/// <summary>Makes a project out of a zip of its files, or of a public git repository. An upload waits in a file without a name, so that it costs no memory and leaves nothing behind.</summary>
internal sealed class ImportProject(IOptions<ProjectFilesOptions> options, GitClone git, IGrainFactory grains, ProjectReader reader)
{
    private const string Owner = "local";
    private const int ChunkBytes = 64 * 1024;

    public async Task<Results<Created<ProjectDto>, ProblemHttpResult>> RunAsync(string? name, string? language, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.HasJsonContentType()) return await FetchAsync(context.Request, cancellationToken);

        var limits = options.Value;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = limits.MaxImportBytes + ChunkBytes;
        if (context.Request.ContentLength > limits.MaxImportBytes) return Problems.Of(StatusCodes.Status413PayloadTooLarge, FileCodes.ProjectTooLarge);

        await using var zip = new FileStream(
            Path.Combine(Path.GetTempPath(), $"forja-import-{Guid.NewGuid():N}"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        if (!await ReceiveAsync(context.Request.Body, zip, limits.MaxImportBytes, cancellationToken)) return Problems.Of(StatusCodes.Status413PayloadTooLarge, FileCodes.ProjectTooLarge);

        zip.Position = 0;
        return await ZipFiles.ReadAsync(zip, limits, cancellationToken) switch
        {
            ZipOutcome.Read { Files: var files } => await CreateAsync(files, name, language, context.Request, cancellationToken),
            ZipOutcome.Refused { Code: var code } => Refusal(code),
            var other => throw new InvalidOperationException($"An outcome of unknown kind: {other.GetType().Name}."),
        };
    }

    private async Task<Results<Created<ProjectDto>, ProblemHttpResult>> FetchAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        GitImportRequest? wish;
        try
        {
            wish = await request.ReadFromJsonAsync<GitImportRequest>(cancellationToken);
        }
        catch (System.Text.Json.JsonException)
        {
            wish = null;
        }

        if (wish?.GitUrl is not { Length: > 0 } url) return Problems.Of(StatusCodes.Status400BadRequest, GitCloneCodes.AddressInvalid);
        switch (await git.FetchAsync(url, cancellationToken))
        {
            case GitCloneOutcome.Refused { Code: var code }:
                return Problems.Of(code == GitCloneCodes.Missing ? StatusCodes.Status503ServiceUnavailable : code == GitCloneCodes.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity, code);
            case GitCloneOutcome.Fetched { Zip: var zip }:
                await using (zip)
                {
                    return await ZipFiles.ReadAsync(zip, options.Value, cancellationToken) switch
                    {
                        ZipOutcome.Read { Files: var files } => await CreateAsync(files, wish.Name ?? NameOf(url), wish.Language, request, cancellationToken),
                        ZipOutcome.Refused { Code: var code } => Refusal(code),
                        var other => throw new InvalidOperationException($"An outcome of unknown kind: {other.GetType().Name}."),
                    };
                }

            case var other:
                throw new InvalidOperationException($"An outcome of unknown kind: {other.GetType().Name}.");
        }
    }

    private static string NameOf(string url) => new Uri(url.Trim()).Segments[^1].Trim('/') is var last && last.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? last[..^4] : last;

    private async Task<Results<Created<ProjectDto>, ProblemHttpResult>> CreateAsync(
        ImmutableArray<NewFile> files, string? name, string? language, HttpRequest request, CancellationToken cancellationToken)
    {
        var id = ProjectId.New();
        var title = ForkProject.ProjectNameOf(name) ?? "Import";
        await grains.GetGrain<IProjectGrain>(id.Value).CreateAsync(new NewProject(
            title, Owner, title, [], null, "auto", null, Languages.Of(request, language), files, VersionAuthors.Person, title));
        return TypedResults.Created($"/api/projects/{id}", await reader.ReadAsync(id, cancellationToken));
    }

    private static async Task<bool> ReceiveAsync(Stream body, FileStream zip, long limit, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkBytes];
        while (await body.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (zip.Length + read > limit) return false;
            await zip.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        return true;
    }

    private static ProblemHttpResult Refusal(string code) => Problems.Of(
        code is FileCodes.ProjectTooLarge or FileCodes.FileTooLarge or FileCodes.TooManyFiles ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, code);
}
