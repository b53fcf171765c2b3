using System.Text;
using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>Reads files of the working tree as text.</summary>
internal static class ProjectText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text; null when there is none, it is no text, or a program replaced it meanwhile.</summary>
    public static async Task<string?> ReadAsync(WorkingTree tree, FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            if (await tree.ReadAsync(path, cancellationToken) is not { } content || content.Bytes.Span.Contains((byte)0)) return null;
            return Strict.GetString(content.Bytes.Span);
        }
        catch (Exception error) when (error is FileRefusedException or DecoderFallbackException)
        {
            return null;
        }
    }
}
