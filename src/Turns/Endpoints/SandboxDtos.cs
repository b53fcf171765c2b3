using Forja.Previews;
using Forja.ProjectFiles;
using Forja.Sandboxes;

namespace Forja.Turns.Endpoints;

/// <summary>Writes a sandbox's status for clients, with the public addresses of its ports.</summary>
internal sealed class SandboxDtos(PreviewLinks links)
{
    public SandboxDto Of(ProjectId project, SandboxStatus status) => new(
        $"{status.State}".ToLowerInvariant(),
        status.Stage,
        status.Epoch,
        [.. status.Ports.Select(port => new SandboxPortDto(port.Port, links.AddressOf(project, port.Web ? null : port.Port).ToString()))],
        status.ReasonCode is null ? null : new SandboxReasonDto(status.ReasonCode, status.Output),
        status.Programs);
}
