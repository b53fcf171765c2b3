namespace Forja.Sandboxes.Hosts;

/// <summary>What a share is in the kernel's measure, of which a control group has 1,024 by itself.</summary>
internal static class SandboxShares
{
    public static long Of(SandboxShare share) => share switch
    {
        SandboxShare.Background => 64,
        SandboxShare.Checking => 256,
        _ => 1024,
    };
}
