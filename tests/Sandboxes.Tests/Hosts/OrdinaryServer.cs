using System.Globalization;
using System.Runtime.CompilerServices;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Makes this program, started with a variable set, a server that runs one command in a sandbox as whoever started it, and says how that ended.</summary>
internal static class OrdinaryServer
{
    public const string Variable = "FORJA_TEST_ORDINARY_DATA";

    /// <summary>Where the sandbox writes, below the data directory.</summary>
    public const string Tree = "tree";

    private const string Command = "id -u > user; cat /proc/self/uid_map > map; tail -n +3 /proc/net/dev | cut -d: -f1 > net; (echo x > /usr/x) 2>/dev/null || echo refused > usr; sleep 1000 &";

#pragma warning disable CA2255 // The test runner owns Main; there is no other place before it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } data) return;

        // Nothing of this assembly may run on other threads, they wait for its initializer to end: neither anything asynchronous nor a list that the compiler writes a type for.
        var mounts = new SandboxMount[1];
        mounts[0] = new SandboxMount.Writable(Path.Join(data, Tree), "/app");
        try
        {
            var host = new OciSandboxHost(Options.Create(new SandboxOptions()), Options.Create(new ProjectFilesOptions { DataDirectory = data }), NullLogger<OciSandboxHost>.Instance);
            var spec = new SandboxSpec { Name = "ordinary", Identity = new SandboxIdentity(1), Mounts = mounts };
            var exit = host.RunAsync(spec, SandboxCommand.Shell(Command), null, CancellationToken.None).GetAwaiter().GetResult();
            host.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ended with {exit.Code}"));
            Environment.Exit(exit.Code);
        }
        catch (SandboxFailedException exception)
        {
            Console.WriteLine(exception.Message);
            Environment.Exit(70);
        }
    }
}
