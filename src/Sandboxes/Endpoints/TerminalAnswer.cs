using Forja.Sandboxes.Terminals;

namespace Forja.Sandboxes.Endpoints;

/// <summary>An open terminal. <see cref="N"/> names it in addresses.</summary>
internal sealed record TerminalAnswer(int N, DateTimeOffset OpenedAt)
{
    public static TerminalAnswer Of(Terminal terminal) => new(terminal.Number, terminal.OpenedAt);
}
