namespace Forja.Sandboxes.Packages.Python;

/// <summary>Finds the index that Python packages come from: the setting, then pip's own configuration, then the public one.</summary>
internal static class PythonIndexAddress
{
    private const string Public = "https://pypi.org/simple/";

    public static Uri Resolve(string? setting) =>
        Parse(setting) ?? Parse(Environment.GetEnvironmentVariable("PIP_INDEX_URL")) ?? Files().Select(FromFile).Select(Parse).FirstOrDefault(address => address is not null) ?? new Uri(Public);

    private static IEnumerable<string> Files()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return [Path.Join(home, ".config/pip/pip.conf"), Path.Join(home, ".pip/pip.conf"), "/etc/pip.conf"];
    }

    private static string? FromFile(string path) => !File.Exists(path) ? null : File.ReadLines(path)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(pair => pair is ["index-url" or "index_url", _])?[1];

    // Addresses below it are made by appending, so it must end in a slash.
    private static Uri? Parse(string? text) => Uri.TryCreate(text?.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
