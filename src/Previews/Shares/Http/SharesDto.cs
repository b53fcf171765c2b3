namespace Forja.Previews.Shares.Http;

/// <summary>Who can see a project's app: <c>private</c> is its owner alone, <c>link</c> also whoever has one of the links.</summary>
public sealed record SharesDto(string Visibility, ShareReach Reach, IReadOnlyList<ShareDto> Items);
