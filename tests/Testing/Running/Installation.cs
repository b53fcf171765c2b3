namespace Forja.Testing.Running;

/// <summary>Where <c>./forja</c> put what it built.</summary>
public static class Installation
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    public static string Server { get; } = Path.Combine(Artifacts, "server", "Forja.Server");

    public static string Agent { get; } = Path.Combine(Artifacts, "agent", "forja-agent");

    public static string Web { get; } = Path.Combine(Root, "web", "dist");

    /// <summary>The command that a person types.</summary>
    public static string Forja { get; } = Path.Combine(Root, "forja");

    /// <summary>Why the whole product cannot run here; null when it can.</summary>
    public static string? Lacks =>
        !File.Exists(Server) || !File.Exists(Agent) || !File.Exists(Path.Combine(Web, "index.html")) ? "the product is not built; ./forja test builds it"
        : !Environment.IsPrivilegedProcess ? "sandboxes are tested as root"
        : !IsOnPath("crun") ? "crun is not installed"
        : null;

    public static bool IsOnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, command)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Forja.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Tests run from a clone of the repository; no Forja.slnx was found above them.");
    }
}
