using Forja.Accounts;
using Microsoft.AspNetCore.Connections;

namespace Forja.Server;

/// <summary>From the built server to its end: prints the link that lets the person in once it really listens (scripts read this line).</summary>
internal static class Serving
{
    /// <summary>Runs until the end; the exit code. A port that somebody else has is no crash: it is said in one line.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{error.Message} Give another port with --port, or stop what uses this one.");
            return 1;
        }
    }

    public static void PrintStartLink(this WebApplication app)
    {
        if (Settings.WritesDocument) return;
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine(app.Services.GetRequiredService<Instance>().StartUrl(app.Services.GetRequiredService<AppAddresses>().Main)));
    }
}
