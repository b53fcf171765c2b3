using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;
using Forja.Sandboxes.Hosts.Oci;

namespace Forja.Sandboxes.Hosts.Docker;

/// <summary>
/// The image that sandboxes run over unless another is set: the same root folder as the embedded host's, a few kilobytes. Programs come by a read-only mount of this
/// machine's <c>/usr</c>, so nothing is pulled, and a security update of the machine is one of its sandboxes too.
/// </summary>
internal static class DockerImage
{
    private const string Repository = "forja-sandbox";

    /// <summary>Gives the image to the engine and says its name. An older one of this instance is replaced.</summary>
    public static async Task<string> ImportAsync(IDockerClient docker, string instance, string systemFolder, CancellationToken cancellationToken)
    {
        SystemFolder.Create(systemFolder);

        // runc gives a memory folder the mode of the folder that it covers.
        foreach (var folder in (string[])["tmp", "home/app"]) File.SetUnixFileMode(Path.Join(systemFolder, folder), (UnixFileMode)0b1_111_111_111);
        using var content = new MemoryStream();
        await TarFile.CreateFromDirectoryAsync(systemFolder, content, includeBaseDirectory: false, cancellationToken);
        content.Position = 0;
        await docker.Images.CreateImageAsync(
            new ImagesCreateParameters { FromSrc = "-", Repo = Repository, Tag = instance, Changes = [] }, content, null, new Progress<JSONMessage>(), cancellationToken);
        return $"{Repository}:{instance}";
    }
}
