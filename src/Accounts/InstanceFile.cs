using System.Text.Json;

namespace Forja.Accounts;

/// <summary>
/// <c>instance.json</c> in the data directory, readable by its owner alone. The server makes it at its first start; the command line and tests read it
/// to talk to the server.
/// </summary>
public static class InstanceFile
{
    public const string Name = "instance.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Sandboxes reach their mounts below through other users' eyes: the folder may be passed, not listed.
    private const UnixFileMode PassableFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, Name);

    /// <summary>Reads the instance; null when no server has ever started over this folder.</summary>
    public static Instance? Read(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        return File.Exists(path) ? Parse(path) : null;
    }

    /// <summary>Reads the instance, or makes one. Secrets that others could read are replaced.</summary>
    public static Instance Open(string dataDirectory)
    {
        if (!Directory.Exists(dataDirectory)) Directory.CreateDirectory(dataDirectory, PassableFolder);

        var path = PathIn(dataDirectory);
        if (File.Exists(path))
        {
            var known = Parse(path);
            if ((File.GetUnixFileMode(path) & ~OwnerOnly) == 0) return known;

            var renewed = Instance.New() with { Id = known.Id };
            Write(path, renewed, overwrite: true);
            return renewed;
        }

        var made = Instance.New();
        try
        {
            Write(path, made, overwrite: false);
            return made;
        }
        catch (IOException) when (File.Exists(path))
        {
            return Parse(path);
        }
    }

    private static void Write(string path, Instance instance, bool overwrite)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            JsonSerializer.Serialize(file, instance, JsonSerializerOptions.Web);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite);
    }

    private static Instance Parse(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<Instance>(file, JsonSerializerOptions.Web) is { Id: not null, Token.Length: >= 26, Key.Length: >= 26 } instance
            ? instance
            : throw new InvalidDataException($"{path} is not complete. Delete it, and the server makes a new one at its next start.");
    }
}
