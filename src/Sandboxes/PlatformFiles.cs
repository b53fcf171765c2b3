using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>The platform's own small programs that sandboxes run, written to disk once.</summary>
internal sealed class PlatformFiles(IOptions<ProjectFilesOptions> files)
{
    private const string StaticServer = "static-server.mjs", ViteServer = "vite.mjs", Icons = "icons.mjs", Npm = "npm", Egress = "egress.cjs", PythonPackages = "python-packages.py";
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100, Executable = (UnixFileMode)0b111_101_101;

    private readonly Lazy<string> _folder = new(() => Write(Path.Join(files.Value.DataDirectory, "run", "platform")));

    public string Folder => _folder.Value;

    private static string Write(string folder)
    {
        HostFolders.MakePassThrough(Path.GetDirectoryName(folder)!);
        HostFolders.MakePassThrough(folder);
        Write(StaticServer, Path.Join(folder, StaticServer), Readable);
        Write(ViteServer, Path.Join(folder, ViteServer), Readable);
        Write(PythonPackages, Path.Join(folder, PythonPackages), Readable);
        Write(Icons, Path.Join(folder, Icons), Readable);
        Write(Egress, Path.Join(folder, Egress), Readable);

        // Before node's own npm on the search path.
        var programs = Path.Join(folder, "bin");
        HostFolders.MakePassThrough(programs);
        Write(Npm, Path.Join(programs, Npm), Executable);
        return folder;
    }

    private static void Write(string name, string path, UnixFileMode mode)
    {
        using (var source = typeof(PlatformFiles).Assembly.GetManifestResourceStream(name)!)
        using (var target = File.Create(path))
        {
            source.CopyTo(target);
        }

        File.SetUnixFileMode(path, mode);
    }
}
