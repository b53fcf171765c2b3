using System.Diagnostics;
using System.Runtime.InteropServices;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Forja.Bench.Naive;

/// <summary>The image of the naive way: a plain Debian with Node and npm, nothing of the project's in it.</summary>
internal static class NaiveImage
{
    private const string NodeVersion = "24.21.0";
    private const string NpmVersion = "11.19.1";
    private const string Name = "forja-naive";

    /// <summary>Builds the image once; the daemon's data folder keeps it.</summary>
    public static async Task<string> EnsureAsync(DockerClient docker, string work, CancellationToken cancellationToken)
    {
        var tag = $"node-{NodeVersion}";
        var known = await docker.Images.ListImagesAsync(new ImagesListParameters { All = false }, cancellationToken);
        if (known.Any(image => image.RepoTags?.Contains($"{Name}:{tag}") == true)) return $"{Name}:{tag}";

        Console.Error.WriteLine("Building the naive image (debootstrap and Node; once) …");
        Directory.CreateDirectory(work);

        // debootstrap does not quote its target: a path with a space in it would end in a broken root.
        var rootfs = Directory.CreateTempSubdirectory("forja-rootfs-").FullName;
        var (mirror, suite) = await DebianAsync(cancellationToken);
        await RunAsync("debootstrap", ["--variant=minbase", "--include=ca-certificates", suite, rootfs, mirror], work, cancellationToken);

        var node = $"node-linux-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
        var packages = Directory.CreateDirectory(Path.Combine(work, "packages")).FullName;
        await RunAsync("npm", ["install", "--prefix", packages, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", $"{node}@{NodeVersion}", $"npm@{NpmVersion}"], packages, cancellationToken);
        await RunAsync("cp", ["-a", $"{packages}/node_modules/{node}/bin/node", $"{rootfs}/usr/local/bin/node"], work, cancellationToken);
        await RunAsync("cp", ["-a", $"{packages}/node_modules/npm", $"{rootfs}/usr/local/lib/npm"], work, cancellationToken);
        File.CreateSymbolicLink($"{rootfs}/usr/local/bin/npm", "../lib/npm/bin/npm-cli.js");

        using var tar = Process.Start(new ProcessStartInfo("tar", ["-C", rootfs, "-c", "."]) { RedirectStandardOutput = true })!;
        await docker.Images.CreateImageAsync(new ImagesCreateParameters { FromSrc = "-", Repo = Name, Tag = tag }, tar.StandardOutput.BaseStream, null, new Progress<JSONMessage>(), cancellationToken);
        await tar.WaitForExitAsync(cancellationToken);
        Directory.Delete(rootfs, recursive: true);
        return $"{Name}:{tag}";
    }

    /// <summary>The mirror and release that this machine itself installs from.</summary>
    private static async Task<(string Mirror, string Suite)> DebianAsync(CancellationToken cancellationToken)
    {
        var release = File.ReadLines("/etc/os-release").First(line => line.StartsWith("VERSION_CODENAME=", StringComparison.Ordinal)).Split('=')[1].Trim('"');
        var sites = await RunAsync("apt-get", ["indextargets", "--format", "$(SITE) $(CODENAME)", "Created-By: Packages"], "/", cancellationToken);
        var mirror = sites.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(words => words.Length == 2 && words[1] == release)?[0]
            ?? throw new InvalidOperationException($"apt knows no mirror of {release}; run apt-get update.");
        return (mirror, release);
    }

    private static async Task<string> RunAsync(string command, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)}\n{await output}\n{await error}");
    }
}
