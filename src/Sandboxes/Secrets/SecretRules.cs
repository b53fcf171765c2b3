using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Secrets;

/// <summary>Which names and values a project's variables may have. Pure.</summary>
internal static partial class SecretRules
{
    public const int Most = 100;

    private const int LongestValue = 32 * 1024;

    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "PORT", "HOST", "CI", "NODE_OPTIONS", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "BASH_ENV", "ENV", "IFS", "PYTHONSTARTUP", "PYTHONPATH", "__VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS");

    private static readonly string[] ReservedBeginnings = ["LD_", "FORJA_", "npm_config_"];
    private static readonly string[] PublicBeginnings = ["VITE_", "NEXT_PUBLIC_", "REACT_APP_", "NUXT_PUBLIC_", "EXPO_PUBLIC_", "GATSBY_", "PUBLIC_", "VUE_APP_"];

    /// <summary>The code of what is wrong; null when nothing is.</summary>
    public static string? Check(string name, string? value, bool isSecret)
    {
        if (!Name().IsMatch(name)) return SecretCodes.NameInvalid;
        if (Reserved.Contains(name) || ReservedBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))) return SecretCodes.NameReserved;
        if (isSecret && PublicBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal))) return SecretCodes.NamePublic;
        if (value is null || value.Length > LongestValue || value.Contains('\0', StringComparison.Ordinal)) return SecretCodes.ValueInvalid;
        return isSecret && value.Length < SecretMask.Shortest ? SecretCodes.ValueShort : null;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
