using System.Net;
using System.Net.Sockets;
using Forja.Accounts;
using Microsoft.AspNetCore.Connections;

namespace Forja.Server;

/// <summary>From the built server to its end: prints the link that lets the person in once it really listens (scripts read this line).</summary>
internal static class Serving
{
    private const int DefaultPort = 7070;

    /// <summary>Runs until the end; the exit code. A port that somebody else has is no crash: it is said in one line.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            if (!Settings.WritesDocument) RefuseTakenPort(app.Configuration.GetValue("Forja:Port", DefaultPort));
            await app.RunAsync();
            return 0;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"{error.Message} Give another port with --port, or stop what uses this one.");
            return 1;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Ctrl-C while it was still coming up.
            return 0;
        }
    }

    // Looked at before anything starts: a second server would otherwise begin to work over the first one's data before it finds the door taken.
    private static void RefuseTakenPort(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        // As Kestrel does: a port whose last owner has just gone is free.
        probe.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            probe.Listen();
        }
        catch (SocketException error)
        {
            throw new IOException($"Port {port} cannot be used: {error.Message.TrimEnd('.')}.", error);
        }
    }

    public static void PrintStartLink(this WebApplication app)
    {
        if (Settings.WritesDocument) return;
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine(app.Services.GetRequiredService<Instance>().StartUrl(app.Services.GetRequiredService<AppAddresses>().Main)));
    }
}
