namespace Forja.Sandboxes.Services;

/// <summary>What the app does whose service this is.</summary>
internal enum AppState
{
    Ended,
    Resting,
    Awake,
}
