namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>How a call of the runtime's command ended, and what it printed.</summary>
internal sealed record RuntimeAnswer(int Code, string Output);
