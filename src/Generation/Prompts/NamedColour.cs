namespace Forja.Generation.Prompts;

/// <summary>A CSS colour that a request names.</summary>
/// <param name="Name">In lower case, such as <c>lightpink</c>.</param>
/// <param name="Value">Six hexadecimal digits.</param>
/// <param name="OfBackground">The sentence that names it speaks of the background.</param>
public sealed record NamedColour(string Name, string Value, bool OfBackground);
