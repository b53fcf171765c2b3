namespace Forja.Turns;

/// <summary>Something that a person put beside a request, as it is stored with the turn.</summary>
[GenerateSerializer, Immutable]
public sealed record TurnAttachment([property: Id(0)] string Name, [property: Id(1)] string Type, [property: Id(2)] byte[] Data);
