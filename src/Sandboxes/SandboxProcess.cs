namespace Forja.Sandboxes;

/// <summary>A process inside a sandbox, for people.</summary>
/// <param name="Pid">Its number inside.</param>
/// <param name="Name">Its command line: "node server.js".</param>
/// <param name="Cpu">Share of one processor: 1 is all of it.</param>
/// <param name="Memory">Bytes of memory that it has in use.</param>
/// <param name="Program">The program of the app that it belongs to ("web", "api"); null for the platform's own and for what a terminal started.</param>
public sealed record SandboxProcess(int Pid, string Name, double Cpu, long Memory, string? Program)
{
    internal static SandboxProcess Of(ProcessSample now, ProcessSample? before, TimeSpan since, string? program)
    {
        // A number that belonged to somebody else a moment ago has used less than that one had.
        var (used, time) = before is not null && before.Used <= now.Used ? (now.Used - before.Used, since) : (now.Used, now.Age);
        return new SandboxProcess(now.Id, now.Name, time > TimeSpan.Zero ? Math.Round(used / time, 3) : 0, now.Memory, program);
    }
}
