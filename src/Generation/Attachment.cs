namespace Forja.Generation;

/// <summary>Something that a person put beside a request. It is shown as data, never as an instruction.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="MediaType">What it is, such as <c>image/png</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Attachment(string Name, string MediaType, ReadOnlyMemory<byte> Content)
{
    public bool IsImage => MediaType is "image/png" or "image/jpeg" or "image/webp" or "image/gif";
}
