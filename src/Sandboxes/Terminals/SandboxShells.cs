using Forja.ProjectFiles;

namespace Forja.Sandboxes.Terminals;

/// <summary>The terminals of this node's sandboxes, for the endpoints.</summary>
internal sealed class SandboxShells(LiveSandboxes sandboxes)
{
    public IReadOnlyList<Terminal> Of(ProjectId project) => sandboxes.Find(project)?.Terminals ?? [];

    public Terminal? Find(ProjectId project, int number) => sandboxes.Find(project)?.FindTerminal(number);

    public Task<Terminal> OpenAsync(ProjectId project, TerminalSize size, CancellationToken cancellationToken) => sandboxes.Of(project).OpenTerminalAsync(size, cancellationToken);

    public Task<bool> CloseAsync(ProjectId project, int number) => sandboxes.Find(project)?.CloseTerminalAsync(number) ?? Task.FromResult(false);

    public IReadOnlyList<SandboxProcess> Processes(ProjectId project) => sandboxes.Find(project)?.Processes() ?? [];
}
