using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Forja.Turns.Endpoints;

/// <summary>Checks what a request brings beside its text: few things, of moderate size, pictures or texts.</summary>
internal static class Attachments
{
    private const int Most = 8;

    /// <summary>A screenshot of a large screen; providers take 5 MB at most.</summary>
    private const int MostImageBytes = 4 << 20;

    private const int MostTextBytes = 256 << 10;
    private const int LongestName = 200;

    private static readonly string[] Images = ["image/png", "image/jpeg", "image/webp", "image/gif"];

    public static bool TryRead(IReadOnlyList<AttachmentDto>? given, out IReadOnlyList<TurnAttachment> attachments, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (attachments, problem) = ([], null);
        if (given is null or []) return true;
        if (given.Count > Most) problem = Problems.Of(StatusCodes.Status413PayloadTooLarge, "attachments.too-many");
        else if (given.FirstOrDefault(item => item.Data is not { Length: > 0 } || item.Name is not { Length: > 0 and <= LongestName }) is { } empty)
            problem = Problems.Of(StatusCodes.Status400BadRequest, "attachments.invalid", empty.Name);
        else if (given.FirstOrDefault(item => item.Data!.Length > (Images.Contains(item.Type) ? MostImageBytes : MostTextBytes)) is { } large)
            problem = Problems.Of(StatusCodes.Status413PayloadTooLarge, "attachments.too-large", large.Name);
        else if (given.FirstOrDefault(item => !Images.Contains(item.Type) && item.Data!.Contains((byte)0)) is { } binary)
            problem = Problems.Of(StatusCodes.Status415UnsupportedMediaType, "attachments.unsupported", binary.Name);

        if (problem is not null) return false;
        attachments = [.. given.Select(item => new TurnAttachment(item.Name, item.Type, item.Data!))];
        return true;
    }
}
