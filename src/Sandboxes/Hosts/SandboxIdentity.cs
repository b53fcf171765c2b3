namespace Forja.Sandboxes;

/// <summary>
/// The range of host user and group ids that a sandbox's own ids 0 … <see cref="Count"/>-1 map to. Two sandboxes never share one, so that the kernel keeps
/// their files, signals and counters apart even if one got out.
/// </summary>
public readonly record struct SandboxIdentity(int Slot)
{
    /// <summary>Ids in one range: root, the app's user (1000) and what lies between.</summary>
    public const int Count = 1024;

    /// <summary>First id of slot 0. The block from here to 2^31 is left free by Debian, by systemd's containers and by the usual /etc/subuid files.</summary>
    public const uint First = 0x7000_0000;

    /// <summary>Slots that fit below systemd's "foreign" range.</summary>
    public const int Slots = (int)((0x7FFE_0000 - First) / Count);

    /// <summary>User and group of everything that runs inside.</summary>
    public const int AppUser = 1000;

    /// <summary>Shared by sandboxes that run none of a person's code: they install packages with scripts off.</summary>
    public static SandboxIdentity Builder => new(0);

    /// <summary>Of the browser that has this place: the last ranges are set aside for them.</summary>
    public static SandboxIdentity Browser(int place) => new(Slots - 1 - place);

    /// <summary>Of the service that has this place, counted from 1: those of services grow towards those of apps.</summary>
    public static SandboxIdentity Service(int place) => new(Slots - Browsers.Places - place);

    /// <summary>Whether a host id belongs to any sandbox.</summary>
    public static bool IsInside(uint id) => id >= First && id - First < (uint)Slots * Count;

    /// <summary>Host id of the sandbox's root, which nothing runs as.</summary>
    public uint HostRoot => First + (uint)Slot * Count;

    /// <summary>Host id of the sandbox's user; the owner that its writable folders need.</summary>
    public uint HostUser => HostRoot + AppUser;
}
