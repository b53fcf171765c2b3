using Forja.Accounts;

namespace Forja.Server;

/// <summary>Prints the link that lets the person in, once the server really listens. Scripts read this line.</summary>
internal static class StartLink
{
    public static void PrintStartLink(this WebApplication app)
    {
        if (Settings.WritesDocument) return;
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine(app.Services.GetRequiredService<Instance>().StartUrl(app.Services.GetRequiredService<AppAddresses>().Main)));
    }
}
