using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forja.Turns.Events;

/// <summary>How events are written: camelCase, one line.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,

        // A stream of events is no HTML: letters with accents stay one or two bytes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The names in the stream, taken from the one place that lists them.</summary>
    private static readonly Dictionary<Type, string> Names = typeof(ProjectEvent)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!);

    /// <summary>The number of the version that a stored event tells.</summary>
    public static int ReadVersion(byte[] json) => ((ProjectEvent.VersionMade)JsonSerializer.Deserialize<ProjectEvent>(json, Options)!).Number;

    public static EventFrame Write(ProjectEvent taken, bool movesCursor = true) =>
        new(taken.Seq, Names[taken.GetType()], JsonSerializer.SerializeToUtf8Bytes(taken, Options), movesCursor);
}
