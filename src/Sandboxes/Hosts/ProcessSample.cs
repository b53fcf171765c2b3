namespace Forja.Sandboxes;

/// <summary>What the kernel says about one process of a sandbox at one moment.</summary>
/// <param name="HostId">Its number on the host, which tells it from all others.</param>
/// <param name="Id">Its number inside.</param>
/// <param name="Name">Its command line, cut where it is long: chosen by the program itself, so any text.</param>
/// <param name="Used">Processor time so far.</param>
/// <param name="Age">Since it began.</param>
/// <param name="Memory">Bytes in memory.</param>
/// <param name="Group">Number on the host of the process that leads its group.</param>
public sealed record ProcessSample(int HostId, int Id, string Name, TimeSpan Used, TimeSpan Age, long Memory, int Group);
