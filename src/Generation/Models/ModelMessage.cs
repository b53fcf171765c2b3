namespace Forja.Generation.Models;

/// <summary>One message of a call.</summary>
/// <param name="FromModel">The model's own words; else the person's.</param>
/// <param name="Text">The words.</param>
/// <param name="CacheUpToHere">What comes up to here will be sent again soon.</param>
internal sealed record ModelMessage(bool FromModel, string Text, bool CacheUpToHere = false);
