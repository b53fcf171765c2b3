namespace Forja.Sandboxes.Packages.Registry;

/// <summary>Finds the registry that packages come from: the setting, then npm's own configuration, then the public one.</summary>
internal static class RegistryAddress
{
    private const string Public = "https://registry.npmjs.org/";

    public static Uri Resolve(string? setting) =>
        Parse(setting)
        ?? Parse(Environment.GetEnvironmentVariable("npm_config_registry"))
        ?? Parse(Environment.GetEnvironmentVariable("NPM_CONFIG_REGISTRY"))
        ?? Parse(FromNpmrc(Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".npmrc")))
        ?? new Uri(Public);

    private static string? FromNpmrc(string path)
    {
        if (!File.Exists(path)) return null;
        foreach (var line in File.ReadLines(path))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line.AsSpan(0, equals).Trim() is "registry") return line[(equals + 1)..].Trim().Trim('"');
        }

        return null;
    }

    // Addresses below it are made by appending, so it must end in a slash.
    private static Uri? Parse(string? text) =>
        Uri.TryCreate(text?.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
