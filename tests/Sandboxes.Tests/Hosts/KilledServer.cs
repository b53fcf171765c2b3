using System.Runtime.CompilerServices;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Makes this program, started with a variable set, a server that starts one sandbox, says so, and waits to be killed.</summary>
internal static class KilledServer
{
    public const string Variable = "FORJA_TEST_SERVER_DATA";

    public const int Slot = 200_900;

    public const string Up = "sandbox is up";

#pragma warning disable CA2255 // The test runner owns Main; there is no other place before it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } data) return;

        // Nothing asynchronous of this assembly may run here: other threads wait for its initializer to end.
        var host = new OciSandboxHost(Options.Create(new SandboxOptions()), Options.Create(new ProjectFilesOptions { DataDirectory = data }), NullLogger<OciSandboxHost>.Instance);
        var sandbox = host.StartAsync(new SandboxSpec { Name = "left", Identity = new SandboxIdentity(Slot) }, CancellationToken.None).GetAwaiter().GetResult();
        var command = SandboxCommand.Shell("sleep 1000 & sleep 1000") with { Directory = "/tmp" };
        sandbox.StartProcessAsync(command, null, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(Up);
        sandbox.Exited.Wait();
    }
}
