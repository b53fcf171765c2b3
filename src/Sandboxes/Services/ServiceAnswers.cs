namespace Forja.Sandboxes.Services;

/// <summary>The services that a project has, and those that it may ask for.</summary>
internal sealed record ServiceAnswers(IReadOnlyList<ServiceAnswer> Services, IReadOnlyList<ServiceOffer> Offers);

/// <summary>One service of a project.</summary>
/// <param name="Kind">"postgres", "mariadb" or "redis".</param>
/// <param name="State">"stopped", "starting", "running", "frozen" or "failed".</param>
/// <param name="Version">What it says it is.</param>
/// <param name="Code">Why it failed.</param>
/// <param name="Detail">The last that it printed then, or the line that installs it.</param>
/// <param name="Bytes">What its data take on the disk.</param>
/// <param name="MostBytes">What they may take.</param>
/// <param name="Variables">The names by which the app is told of it.</param>
/// <param name="Snapshots">Copies of its data, the newest first.</param>
internal sealed record ServiceAnswer(
    string Kind, ServiceState State, string? Version, string? Code, string? Detail, long Bytes, long MostBytes, IReadOnlyList<string> Variables, IReadOnlyList<SnapshotAnswer> Snapshots);

/// <summary>A service that a project may ask for. <paramref name="Install"/> is the line that brings it to this machine; null when it is there.</summary>
internal sealed record ServiceOffer(string Kind, string? Install);

/// <summary>A copy of a service's data.</summary>
/// <param name="Number">Its name.</param>
/// <param name="Version">The project's newest version at that moment.</param>
/// <param name="At">When it was made.</param>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="Note">A person's words.</param>
/// <param name="Automatic">Made by the platform before something went over the data.</param>
internal sealed record SnapshotAnswer(int Number, int Version, DateTimeOffset At, long Bytes, string Note, bool Automatic)
{
    public static SnapshotAnswer Of(SnapshotRecord row) => new(row.Number, row.Version, row.At, row.Bytes, row.Note, row.Automatic);
}
