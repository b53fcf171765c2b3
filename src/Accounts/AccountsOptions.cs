using System.ComponentModel.DataAnnotations;

namespace Forja.Accounts;

/// <summary>Where the instance's own secrets lie and how long a browser stays signed in. Section <c>Forja</c>.</summary>
public sealed class AccountsOptions
{
    public const string Section = "Forja";

    /// <summary>The folder that holds everything this instance owns; <c>instance.json</c> lies directly in it.</summary>
    [Required]
    public string DataDirectory { get; set; } = DefaultDataDirectory();

    /// <summary>How long a browser that opened the start link stays signed in. Long, because on one's own machine the link is one command away for others too.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    private static string DefaultDataDirectory() => Environment.IsPrivilegedProcess
        ? "/var/lib/forja"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "forja");
}
