namespace Forja.Cli.Doctor;

/// <summary>How far a guarantee holds.</summary>
internal enum GuaranteeState
{
    Holds,

    /// <summary>In a weaker form, which is told.</summary>
    Partly,

    Missing,
}
