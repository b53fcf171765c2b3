namespace Forja.Turns.Checks;

/// <summary>What a browser on the server showed, as JPEG, and the name that it is kept under.</summary>
public sealed record Picture(string Name, ReadOnlyMemory<byte> Content);
