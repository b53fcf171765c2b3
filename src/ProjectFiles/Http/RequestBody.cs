using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Forja.ProjectFiles.Http;

/// <summary>Reads an upload whole before anything else happens with it, and stops reading at the limit.</summary>
internal static class RequestBody
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The body; null when it is larger than <paramref name="limit"/>. An upload broken off throws, and nothing of it stays.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, long limit, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > limit) return null;

        // The server's own limit answers without a code; ours is the same or lower and is told properly.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = limit + ChunkBytes;

        using var body = new MemoryStream(capacity: (int)(context.Request.ContentLength ?? 0));
        var chunk = new byte[ChunkBytes];
        while (await context.Request.Body.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > limit) return null;
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
