using Forja.Sandboxes.Hosts.Oci;

namespace Forja.Sandboxes.Hosts;

/// <summary>The variables that every process inside gets. Nothing of the server's own environment goes in.</summary>
internal static class BaseEnvironment
{
    /// <summary>Makes Node's own requests go through the proxy as well; an option of node.</summary>
    public const string NodePreload = "--require=/opt/forja/egress.cjs";

    private const string ProxyAddress = "http://127.0.0.1:4874", Inside = "localhost,127.0.0.1,::1,.localhost";

    private static readonly Dictionary<string, string> Basics = new()
    {
        ["PATH"] = OciSpec.SearchPath,
        ["HOME"] = "/home/app",
        ["USER"] = "app",
        ["LOGNAME"] = "app",
        ["SHELL"] = "/bin/sh",
        ["LANG"] = "C.UTF-8",
        ["TMPDIR"] = "/tmp",
        ["CI"] = "1",
        // Two arenas: one for each of many threads would cost tens of megabytes in programs such as Vite's bundler.
        ["MALLOC_ARENA_MAX"] = "2",
    };

    private static readonly Dictionary<string, string> Outside = new()
    {
        ["HTTP_PROXY"] = ProxyAddress,
        ["HTTPS_PROXY"] = ProxyAddress,
        ["http_proxy"] = ProxyAddress,
        ["https_proxy"] = ProxyAddress,
        ["NO_PROXY"] = Inside,
        ["no_proxy"] = Inside,
        ["NODE_OPTIONS"] = NodePreload,
    };

    /// <summary>These and the basics that they do not name. An empty value only takes a basic one away.</summary>
    public static IReadOnlyList<string> With(IReadOnlyDictionary<string, string> more, bool hasOutside = false) =>
    [
        .. Basics.Concat(hasOutside ? Outside : []).Where(basic => !more.ContainsKey(basic.Key))
            .Concat(more.Where(variable => variable.Value.Length > 0)).Select(variable => $"{variable.Key}={variable.Value}"),
    ];
}
