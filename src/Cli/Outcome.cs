using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forja.Cli;

/// <summary>How a command that makes something ended; with <c>--json</c> it is the last line of the output, whatever happened.</summary>
internal sealed record Outcome(string? Id, string? PreviewUrl, string? OpenUrl, string Status, string? Error = null, string? Detail = null)
{
    /// <summary>What the receipt holds that is no reason to fail and still worth knowing, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints it and gives the exit code: 0 when it is ready, 1 otherwise.</summary>
    public int Print(bool json)
    {
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(this, Json));
        else if (Status == "ready") Console.Out.WriteLine(Texts.Of("ready", ("url", OpenUrl ?? PreviewUrl)));
        Console.Out.Flush();
        return Status == "ready" ? 0 : 1;
    }
}
