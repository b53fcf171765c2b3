using System.Text.Json;

namespace Forja.Testing.Models;

/// <summary>A request that the scripted server got.</summary>
/// <param name="Path">The path it came to.</param>
/// <param name="Headers">Its headers, by lower-case name.</param>
/// <param name="Body">The JSON body; undefined for a request without one.</param>
public sealed record RecordedRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>The model that was asked.</summary>
    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>The system prompt as one text, whichever protocol.</summary>
    public string System => Body.TryGetProperty("system", out var system)
        ? TextOf(system)
        : string.Concat(Body.GetProperty("messages").EnumerateArray().Where(message => Role(message) is "system" or "developer").Select(message => TextOf(message.GetProperty("content"))));

    /// <summary>The conversation as (role, text), without the system prompt.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
    [
        .. Body.GetProperty("messages").EnumerateArray()
            .Where(message => Role(message) is not ("system" or "developer"))
            .Select(message => (Role(message), TextOf(message.GetProperty("content")))),
    ];

    /// <summary>The text of the last message.</summary>
    public string LastText => Messages[^1].Text;

    private static string Role(JsonElement message) => message.GetProperty("role").GetString()!;

    private static string TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : null)),
        _ => string.Empty,
    };
}
