using System.Net;

namespace Forja.Previews.Bridge;

/// <summary>A document on its way to the browser, with the bridge's tag put in as it passes. Its length is not known before its end.</summary>
internal sealed class BridgedContent(HttpContent document, byte[] tag) : HttpContent
{
    protected override async Task<Stream> CreateContentReadStreamAsync() => new BridgedStream(await document.ReadAsStreamAsync(), tag);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new BridgedStream(await document.ReadAsStreamAsync(cancellationToken), tag);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var source = await CreateContentReadStreamAsync();
        await source.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) document.Dispose();
        base.Dispose(disposing);
    }
}
