namespace Forja.Sandboxes;

/// <summary>What a starting sandbox is busy with, as the stable words that the API and the UI use.</summary>
public static class SandboxStage
{
    public const string PreparingDependencies = "preparing-dependencies";
    public const string StartingServices = "starting-services";
    public const string Starting = "starting";
    public const string WaitingForPort = "waiting-for-port";
}
