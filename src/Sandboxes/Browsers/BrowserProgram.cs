namespace Forja.Sandboxes;

/// <summary>Where Chromium is on this machine, and how it is started so that one name is all that its pages reach.</summary>
internal static class BrowserProgram
{
    /// <summary>Where DevTools listens inside. Pages cannot reach it: their only name leads to another port, whatever port they ask for.</summary>
    public const int DevToolsPort = 9222;

    // The programs themselves: the commands in /usr/bin are scripts that read settings of the host.
    private static readonly string[] Known = ["/usr/lib/chromium/chromium", "/usr/lib/chromium-browser/chromium-browser"];

    /// <summary>The program; null when there is none that a sandbox would see.</summary>
    public static string? Find(string? configured) =>
        string.IsNullOrEmpty(configured) ? Known.Where(IsInside).FirstOrDefault(File.Exists) : IsInside(configured) && File.Exists(configured) ? configured : null;

    /// <param name="program">What <see cref="Find"/> found.</param>
    /// <param name="app">The app's own host name, and its origin when that is not a secure one by itself.</param>
    /// <param name="port">Where the way to the app begins inside the sandbox.</param>
    public static SandboxCommand Command(string program, Uri app, int port) => new(
    [
        program,
        "--headless",
        // The sandbox around it is the boundary; Chromium's own needs namespaces, which nothing inside may make.
        "--no-sandbox", "--no-zygote",
        // Drawn by the processor. Only what a page draws with WebGL goes through a graphics driver in software, so that such an app does not look broken here: the pages themselves,
        // drawn by one, cost eight times as much and their pictures ten times the time.
        "--disable-gpu", "--enable-unsafe-swiftshader",
        $"--remote-debugging-port={DevToolsPort}",
        "--user-data-dir=/tmp/profile",
        // One name leads to the app, on every port; no other name or address leads anywhere.
        $"--host-resolver-rules=MAP {app.Host} 127.0.0.1:{port},MAP * ~NOTFOUND",
        $"--unsafely-treat-insecure-origin-as-secure={app.GetLeftPart(UriPartial.Authority)}",
        "--no-proxy-server", "--disable-quic", "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-breakpad", "--disable-component-update", "--disable-default-apps",
        "--disable-domain-reliability", "--disable-extensions", "--disable-sync", "--disable-client-side-phishing-detection", "--metrics-recording-only", "--mute-audio",
        "--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,DialMediaRouteProvider",
        "--force-color-profile=srgb", "--hide-scrollbars", "--password-store=basic",
        "about:blank",
    ])
    {
        Directory = "/tmp",
    };

    /// <summary>Fonts are found by settings outside <c>/usr</c>; with the host's index of them they need not be read anew.</summary>
    public static IReadOnlyList<SandboxMount> Mounts() =>
        [.. new[] { "/etc/fonts", "/var/cache/fontconfig" }.Where(Directory.Exists).Select(folder => new SandboxMount.ReadOnly(folder, folder))];

    private static bool IsInside(string program) => program.StartsWith("/usr/", StringComparison.Ordinal);
}
