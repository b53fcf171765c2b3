using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>The platform's own small programs that sandboxes run, written to disk once.</summary>
internal sealed class PlatformFiles(IOptions<ProjectFilesOptions> files)
{
    private const string StaticServer = "static-server.mjs";

    private readonly Lazy<string> _folder = new(() => Write(Path.Join(files.Value.DataDirectory, "run", "platform")));

    public string Folder => _folder.Value;

    private static string Write(string folder)
    {
        HostFolders.MakePassThrough(Path.GetDirectoryName(folder)!);
        HostFolders.MakePassThrough(folder);
        var path = Path.Join(folder, StaticServer);
        using (var source = typeof(PlatformFiles).Assembly.GetManifestResourceStream(StaticServer)!)
        using (var target = File.Create(path))
        {
            source.CopyTo(target);
        }

        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
        return folder;
    }
}
