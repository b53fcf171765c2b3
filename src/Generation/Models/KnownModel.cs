using System.Text.RegularExpressions;

namespace Forja.Generation.Models;

/// <summary>What we know of a vendor's model without asking: its size and its price when this was built. Settings win.</summary>
internal sealed partial record KnownModel(int ContextTokens, int MaxOutputTokens, ModelPrice? Price)
{
    private static readonly Dictionary<string, KnownModel> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["claude-opus-4-6"] = Claude(64_000, 5m, 25m),
        ["claude-opus-4-5"] = Claude(64_000, 5m, 25m),
        ["claude-opus-4-1"] = Claude(32_000, 15m, 75m),
        ["claude-opus-4"] = Claude(32_000, 15m, 75m),
        ["claude-sonnet-4-6"] = Claude(64_000, 3m, 15m),
        ["claude-sonnet-4-5"] = Claude(64_000, 3m, 15m),
        ["claude-sonnet-4"] = Claude(64_000, 3m, 15m),
        ["claude-3-7-sonnet"] = Claude(64_000, 3m, 15m),
        ["claude-haiku-4-5"] = Claude(64_000, 1m, 5m),
        ["claude-3-5-haiku"] = Claude(8_192, 0.8m, 4m),
        ["gpt-5.2"] = Gpt(400_000, 128_000, 1.75m, 14m, 0.175m),
        ["gpt-5.1"] = Gpt(400_000, 128_000, 1.25m, 10m, 0.125m),
        ["gpt-5"] = Gpt(400_000, 128_000, 1.25m, 10m, 0.125m),
        ["gpt-5-mini"] = Gpt(400_000, 128_000, 0.25m, 2m, 0.025m),
        ["gpt-5-nano"] = Gpt(400_000, 128_000, 0.05m, 0.4m, 0.005m),
        ["gpt-4.1"] = Gpt(1_000_000, 32_768, 2m, 8m, 0.5m),
        ["gpt-4.1-mini"] = Gpt(1_000_000, 32_768, 0.4m, 1.6m, 0.1m),
        ["gpt-4o"] = Gpt(128_000, 16_384, 2.5m, 10m, 1.25m),
        ["gpt-4o-mini"] = Gpt(128_000, 16_384, 0.15m, 0.6m, 0.075m),
        ["o3"] = Gpt(200_000, 100_000, 2m, 8m, 0.5m),
        ["o4-mini"] = Gpt(200_000, 100_000, 1.1m, 4.4m, 0.275m),
    };

    /// <summary>What is known of this very model; null for others, however alike their names are.</summary>
    public static KnownModel? Find(string id) => Table.GetValueOrDefault(ModelNames.WithoutDate(id));

    /// <summary>Tokens that one answer of a newer member of a known family may have; null for families that we do not know. A limit that is too low cuts a first build in two.</summary>
    public static int? OutputOf(string id) => LongAnswers().IsMatch(id) ? 64_000 : null;

    // From these on, every member of the families writes at least so much.
    [GeneratedRegex(@"(^|[/.])(claude-(opus|sonnet|haiku)-(4-[5-9]|[5-9])|gpt-[5-9])", RegexOptions.IgnoreCase)]
    private static partial Regex LongAnswers();

    /// <summary>What the model's family can do, newer members included; null for families that we do not know.</summary>
    public static ModelCapabilities? CapabilitiesOf(string id) => Able().IsMatch(id) ? new ModelCapabilities(Tools: true, Images: true) : null;

    // Gateways put the vendor before the name, separated by a slash or a point.
    [GeneratedRegex(@"(^|[/.])(claude-|gpt-(4o|4\.1|5|[6-9])|o3|o4-mini)", RegexOptions.IgnoreCase)]
    private static partial Regex Able();

    // Writing to Anthropic's cache costs a quarter more than reading anew, reading from it a tenth.
    private static KnownModel Claude(int output, decimal input, decimal price) =>
        new(200_000, output, new ModelPrice { Input = input, Output = price, CacheRead = input / 10, CacheWrite = input * 1.25m });

    private static KnownModel Gpt(int context, int output, decimal input, decimal price, decimal cached) =>
        new(context, output, new ModelPrice { Input = input, Output = price, CacheRead = cached });
}
