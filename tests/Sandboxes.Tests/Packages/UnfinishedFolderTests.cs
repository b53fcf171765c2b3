using System.Diagnostics;
using Forja.Sandboxes.Packages.Layers;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>Several servers make things in one store: what a living one makes stays, what a dead one left goes.</summary>
public sealed class UnfinishedFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("forja-unfinished-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Start_BesideALivingOwner_LeavesWhatItMakes()
    {
        using var first = new UnfinishedFolder(_root);
        var work = first.NewFolder();
        File.WriteAllText(Path.Join(work, "half"), "x");

        using var second = new UnfinishedFolder(_root);

        Assert.True(File.Exists(Path.Join(work, "half")));
        Assert.NotEqual(first.Folder, second.Folder);
    }

    [Fact]
    [Trait("Case", "K8")]
    public void Start_AfterADeadOwner_RemovesWhatItLeft()
    {
        var left = Path.Join(_root, "0123456789abcdef");
        Directory.CreateDirectory(Path.Join(left, "node_modules"));
        File.WriteAllText(left + ".lock", "");

        using var next = new UnfinishedFolder(_root);

        Assert.Equal([next.Folder], Directory.GetDirectories(_root));
        Assert.Equal([next.Folder + ".lock"], Directory.GetFiles(_root));
    }

    [Fact]
    public void Start_WhileAnotherProcessHoldsTheLock_LeavesItsFolder()
    {
        var other = Path.Join(_root, "other");
        Directory.CreateDirectory(other);
        using var holder = Process.Start(new ProcessStartInfo("flock", ["-x", other + ".lock", "sh", "-c", "echo held; read end"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("held", holder.StandardOutput.ReadLine());

        using var owner = new UnfinishedFolder(_root);
        Assert.True(Directory.Exists(other));

        holder.StandardInput.Close();
        holder.WaitForExit();
        using var later = new UnfinishedFolder(_root);
        Assert.False(Directory.Exists(other));
        Assert.True(Directory.Exists(owner.Folder));
    }

    [Fact]
    public void Start_ManyAtOnce_EachHasItsOwn()
    {
        var owners = new UnfinishedFolder[24];
        Parallel.For(0, owners.Length, index =>
        {
            owners[index] = new UnfinishedFolder(_root);
            File.WriteAllText(owners[index].NewPath(), "x");
        });

        Assert.All(owners, owner => Assert.Single(Directory.GetFiles(owner.Folder)));
        foreach (var owner in owners) owner.Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public void TryFinish_WhenAnotherWasFirst_KeepsTheirs()
    {
        using var first = new UnfinishedFolder(Path.Join(_root, "unfinished"));
        using var second = new UnfinishedFolder(Path.Join(_root, "unfinished"));
        var (theirs, ours, name) = (first.NewFolder(), second.NewFolder(), Path.Join(_root, "package"));
        File.WriteAllText(Path.Join(theirs, "a"), "theirs");
        File.WriteAllText(Path.Join(ours, "a"), "ours");

        Assert.True(UnfinishedFolder.TryFinish(theirs, name));
        Assert.False(UnfinishedFolder.TryFinish(ours, name));

        Assert.Equal("theirs", File.ReadAllText(Path.Join(name, "a")));
        Assert.False(Directory.Exists(ours));
    }
}
