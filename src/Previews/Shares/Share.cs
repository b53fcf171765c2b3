using Forja.ProjectFiles;

namespace Forja.Previews.Shares;

/// <summary>
/// A link that lets whoever has it look at one project's app. It is live until it is revoked or its time is over. The id is 128 random bits; it names the share in
/// the API and in cookies, and opens nothing by itself. The name says whom or what it is for. Without a passcode the link is enough.
/// </summary>
internal sealed record Share(string Id, ProjectId Project, string Name, Passcode? Passcode, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt, DateTimeOffset? LastUsedAt)
{
    public bool IsLive(DateTimeOffset now) => EndsAt is not { } end || end > now;
}
