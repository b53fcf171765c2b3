using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Forja.ProjectFiles.Tests;

/// <summary>Messages to a grain on another machine arrive as they were sent.</summary>
public sealed class WireTests
{
    private static readonly FilePath Path = FilePath.Parse("src/App.tsx");

    private readonly Serializer _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void EditBatch_EveryKindOfEdit_ArrivesAsSent()
    {
        var batch = new EditBatch(
            VersionAuthors.Model,
            "turn",
            7,
            [
                new FileEdit.Write(Path, new byte[] { 1, 2, 3 }), new FileEdit.Replace(Path, [new TextReplacement("a", "b")]),
                new FileEdit.Delete(Path), new FileEdit.Rename(Path, FilePath.Parse("b.ts")),
            ],
            AllowShrink: true);

        var arrived = Roundtrip(batch);

        Assert.Equal((batch.Author, batch.TurnId, batch.BaseVersion, batch.AllowShrink), (arrived.Author, arrived.TurnId, arrived.BaseVersion, arrived.AllowShrink));
        Assert.Equal([1, 2, 3], Assert.IsType<FileEdit.Write>(arrived.Edits[0]).Content.ToArray());
        Assert.Equal(new TextReplacement("a", "b"), Assert.Single(Assert.IsType<FileEdit.Replace>(arrived.Edits[1]).Replacements));
        Assert.Equal(batch.Edits[2], arrived.Edits[2]);
        Assert.Equal(batch.Edits[3], arrived.Edits[3]);
        Assert.All(arrived.Edits, edit => Assert.Equal(Path, edit.Path));
    }

    [Fact]
    public void Outcomes_EveryKind_ArriveAsSent()
    {
        var hash = ContentHash.Of("x"u8);
        var change = new FileChange(Path, FileChangeKind.Renamed, hash, 1, 2, 3, FilePath.Parse("old.ts"));
        var version = new VersionInfo(3, 2, VersionAuthors.Person, null, "message", null, DateTimeOffset.UnixEpoch, [change]);
        object[] outcomes =
        [
            new EditOutcome.Applied(change, Merged: true), new EditOutcome.Unchanged(Path), new EditOutcome.Refused(Path, "code", "detail"),
            new SaveOutcome.Unchanged(hash, 3), new SaveOutcome.Stale(null), new SaveOutcome.PreconditionRequired(hash), new SaveOutcome.Missing(),
            new SaveOutcome.Refused("code", "detail"), new FilePrecondition.Matches(hash), new FilePrecondition.None(), new FilePrecondition.Exists(), new FilePrecondition.Absent(),
            ProjectId.New(), new CommitRequest(VersionAuthors.Model, "m", "model", "turn"),
        ];

        Assert.All(outcomes, outcome => Assert.Equal(outcome, Roundtrip(outcome)));
        var saved = Assert.IsType<SaveOutcome.Saved>(Roundtrip<object>(new SaveOutcome.Saved(version, hash)));
        Assert.Equal(version with { Files = [] }, saved.Version with { Files = [] });
        Assert.Equal(change, Assert.Single(saved.Version.Files));
        Assert.Equal(ImmutableArray<EditOutcome>.Empty, Roundtrip(new ApplyOutcome([])).Edits);
    }

    [Fact]
    public void NewProject_WithFiles_ArrivesAsSent()
    {
        var project = new NewProject("n", "o", "p", ["react"], null, "auto", null, "en", [new NewFile(Path, new byte[] { 9 })]);

        var arrived = Roundtrip(project);

        Assert.Equal(("n", "react", Path, 9), (arrived.Name, arrived.Stack.Single(), arrived.Files.Single().Path, arrived.Files.Single().Content.Span[0]));
    }

    private T Roundtrip<T>(T value) => _serializer.Deserialize<T>(_serializer.SerializeToArray(value))!;
}
