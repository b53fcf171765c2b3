using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Forja.Sandboxes.Packages.Registry;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// Puts a lock's packages where the lock says: links of unpacked packages, and the programs' names in <c>.bin</c>. It resolves nothing and runs nothing, so no
/// code of a package is needed for it, and no sandbox.
/// </summary>
internal sealed partial class LayerInstaller(UnpackedPackages packages)
{
    /// <summary>Fetching waits for the network and linking for the disk.</summary>
    private const int AtOnce = 12;

    /// <summary>The machine's processor by npm's name for it.</summary>
    private static readonly string Cpu = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x64",
        Architecture.Arm64 => "arm64",
        var other => $"{other}".ToLowerInvariant(),
    };

    /// <summary>Makes <c>node_modules</c> inside <paramref name="work"/>. Throws <see cref="RegistryException"/> for a package that cannot be had.</summary>
    public async Task InstallAsync(PackageLock packageLock, string work, Action<string> tell, CancellationToken cancellationToken)
    {
        var chosen = Choose(packageLock);
        Directory.CreateDirectory(Path.Join(work, "node_modules"));
        foreach (var package in chosen) Directory.CreateDirectory(Path.Join(work, package.Path));
        tell($"{chosen.Count} packages");
        await Parallel.ForEachAsync(chosen, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (package, token) =>
        {
            if (!PackageName.TryParse(package.RegistryName, out var name)) throw new RegistryException("dependencies.invalid", $"'{package.Path}' is not a package of the registry.");
            LinkBelow(await packages.GetAsync(name, package, token), Path.Join(work, package.Path));
        });

        // In the lock's order, so that of two programs of one name the same wins each time.
        foreach (var package in chosen) LinkPrograms(package, work);
        packages.Settle();
    }

    /// <summary>What of a lock belongs on this machine: no optional package for another kind of machine, nor what stands below one.</summary>
    private static List<LockedPackage> Choose(PackageLock packageLock)
    {
        List<LockedPackage> chosen = [];
        string? leftOut = null;
        foreach (var package in packageLock.Packages)
        {
            if (!Place().IsMatch(package.Path)) throw new RegistryException("dependencies.invalid", $"'{package.Path}' is no place for a package.");
            if (package.InBundle || (leftOut is not null && package.Path.StartsWith(leftOut, StringComparison.Ordinal))) continue;
            if (package.RunsHere(Cpu) && package.Version is not null) chosen.Add(package);
            else if (package.Optional) leftOut = package.Path + "/";
            else throw new RegistryException("dependencies.install-failed", $"{package.RegistryName}@{package.Version} is not for this kind of machine (linux, {Cpu}).");
        }

        return chosen;
    }

    private static void LinkBelow(string package, string target)
    {
        foreach (var path in FileSystem.EntriesBelow(package))
        {
            var name = Path.Join(target, path.AsSpan(package.Length));
            if (Directory.Exists(path)) Directory.CreateDirectory(name);
            else FileSystem.Link(path, name);
        }
    }

    private static void LinkPrograms(LockedPackage package, string work)
    {
        var folder = package.Path[..(package.Path.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules".Length)];
        foreach (var (program, path) in package.Programs)
        {
            if (!File.Exists(Path.Join(work, package.Path, path))) continue;
            var link = Path.Join(work, folder, ".bin", program);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            if (!Path.Exists(link)) File.CreateSymbolicLink(link, $"../{package.ImportName}/{path}");
        }
    }

    // node_modules/name, node_modules/@scope/name, and the same again below it.
    [GeneratedRegex(@"\Anode_modules/(?:@[\w~-][\w.~-]*/)?[\w~-][\w.~-]*(?:/node_modules/(?:@[\w~-][\w.~-]*/)?[\w~-][\w.~-]*)*\z")]
    private static partial Regex Place();
}
