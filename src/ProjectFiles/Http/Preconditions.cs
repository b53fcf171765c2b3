using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Forja.ProjectFiles.Http;

/// <summary>Reads If-Match and If-None-Match. A tag is the content's hash in quotes.</summary>
internal static class Preconditions
{
    public static EntityTagHeaderValue TagOf(ContentHash hash) => new($"\"{hash}\"");

    public static FilePrecondition Of(HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any))) return new FilePrecondition.Absent();
        if (headers.IfMatch.Count == 0) return new FilePrecondition.None();
        if (headers.IfMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any))) return new FilePrecondition.Exists();

        // A tag that is no hash of ours matches no content, and of several the first is what the client last read.
        return new FilePrecondition.Matches(
            headers.IfMatch.Select(tag => ContentHash.TryParse(tag.Tag.Value?.Trim('"'), out var hash) && !tag.IsWeak ? hash : null).FirstOrDefault(hash => hash is not null)
            ?? Nothing);
    }

    // The hash of no file anybody could upload: all zeros.
    private static ContentHash Nothing { get; } = ContentHash.Parse(new string('0', 64));
}
