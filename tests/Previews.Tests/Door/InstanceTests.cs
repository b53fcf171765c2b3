using Forja.Accounts;

namespace Forja.Previews.Tests.Door;

/// <summary>The file that holds this installation's secrets.</summary>
public sealed class InstanceTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _data = Directory.CreateTempSubdirectory("forja-instance-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void Open_NewFolder_MakesAFileForItsOwnerAlone()
    {
        var made = InstanceFile.Open(_data);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(InstanceFile.PathIn(_data)));
        Assert.Equal(made, InstanceFile.Read(_data));
        Assert.Equal(made, InstanceFile.Open(_data));
        Assert.NotEqual(made.Token, made.Key);
        Assert.DoesNotContain(made.Token, made.ToString());
        Assert.Single(Directory.GetFiles(_data));
    }

    [Fact]
    public void Open_FileThatOthersCouldRead_ReplacesTheSecrets()
    {
        var before = InstanceFile.Open(_data);
        File.SetUnixFileMode(InstanceFile.PathIn(_data), OwnerOnly | UnixFileMode.GroupRead);

        var after = InstanceFile.Open(_data);

        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before.Token, after.Token);
        Assert.NotEqual(before.Key, after.Key);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(InstanceFile.PathIn(_data)));
    }

    [Fact]
    public void Read_FolderOfNoServer_GivesNothing() => Assert.Null(InstanceFile.Read(_data));

    [Fact]
    public void Read_IncompleteFile_SaysWhatToDo()
    {
        File.WriteAllText(InstanceFile.PathIn(_data), "{}");

        var exception = Assert.Throws<InvalidDataException>(() => InstanceFile.Read(_data));

        Assert.Contains("Delete it", exception.Message);
    }
}
