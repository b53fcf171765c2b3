using System.ComponentModel.DataAnnotations;

namespace Forja.Sandboxes.Hosts.Docker;

/// <summary>Settings of sandboxes on Docker Engine (section <c>Forja:Docker</c>).</summary>
public sealed class DockerOptions
{
    public const string Section = "Forja:Docker";

    /// <summary>The engine's address; <c>DOCKER_HOST</c> when empty, else the usual socket. Podman's compatible socket works as well. It must be this machine's: files are mounted.</summary>
    public string? Address { get; set; }

    /// <summary>
    /// An image to use instead of this machine's own programs, by digest (<c>name@sha256:…</c>): a name alone may mean something else tomorrow. It needs /usr/bin/sh; its
    /// entry point, user, volumes and commands are not used.
    /// </summary>
    [RegularExpression("^.+@sha256:[0-9a-f]{64}$", ErrorMessage = "Forja:Docker:Image must be pinned by its digest: name@sha256:…")]
    public string? Image { get; set; }

    /// <summary>Another runtime that the engine knows, such as <c>runsc</c>; the engine's own when empty.</summary>
    public string? Runtime { get; set; }

    /// <summary>Longest wait for the engine's answer to one request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
