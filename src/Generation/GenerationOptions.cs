using System.ComponentModel.DataAnnotations;
using Forja.Generation.Cassettes;
using Microsoft.Extensions.Options;

namespace Forja.Generation;

/// <summary>
/// Settings of the stage, in section <c>Forja:Generation</c>. Keys and addresses of providers may stay in their usual environment variables.
/// </summary>
public sealed class GenerationOptions
{
    /// <summary>The model for requests that name none; null = the best of what the providers list.</summary>
    public string? DefaultModel { get; set; }

    /// <summary>
    /// Providers by name. The usual environment variables add <c>anthropic</c>, <c>openai</c> and <c>ollama</c>; what is set here wins.
    /// </summary>
    public IDictionary<string, ProviderOptions> Providers { get; } = new Dictionary<string, ProviderOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prices by the start of a model's id, over the built-in ones; the longest match wins.</summary>
    public IDictionary<string, ModelPrice> Prices { get; } = new Dictionary<string, ModelPrice>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Longest wait for the first sign of an answer. Local models load from disk first, and long prompts take their time to read.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Longest silence once the answer flows; keep-alives of the provider break it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for one call, however busy; a model writes half a million tokens in it.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Calls made again in one answer, for whatever reason, before it fails.</summary>
    [Range(0, 20)]
    public int MaxRetries { get; set; } = 5;

    /// <summary>First pause before a call is made again; doubles each time, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause before a call is made again; a provider that asks for more ends the answer instead.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often an answer that reached the model's output limit is continued. Eight answers of 32k tokens are a very large app.</summary>
    [Range(0, 50)]
    public int MaxContinuations { get; set; } = 8;

    /// <summary>Characters of one whole answer, continuations included. 5 MB is far above any app a model writes in one go.</summary>
    [Range(10_000, 100_000_000)]
    public int MaxAnswerLength { get; set; } = 5_000_000;

    /// <summary>Characters of one file of an answer.</summary>
    [Range(1_000, 100_000_000)]
    public int MaxFileLength { get; set; } = 1_000_000;

    /// <summary>Tokens that one call may write when the model does not say its own limit.</summary>
    [Range(256, 1_000_000)]
    public int MaxOutputTokens { get; set; } = 32_000;

    /// <summary>Tokens of context assumed of a model that does not say.</summary>
    [Range(2_000, 10_000_000)]
    public int ContextTokens { get; set; } = 128_000;

    /// <summary>Most tokens of project files that a request carries; more costs money and attention and helps little.</summary>
    [Range(1_000, 1_000_000)]
    public int FileContextTokens { get; set; } = 60_000;

    /// <summary>Most tokens of project files that a request to change an app carries. What is not shown can be asked for, so this is small.</summary>
    [Range(1_000, 1_000_000)]
    public int FollowUpContextTokens { get; set; } = 12_000;

    /// <summary>How models are spoken to: with tools where they know them, always with tools, or always in text.</summary>
    public ProtocolChoice Protocol { get; set; } = ProtocolChoice.Auto;

    /// <summary>Rounds of tools in one answer. An app is written in a handful; a model that needs more goes in circles.</summary>
    [Range(1, 500)]
    public int MaxSteps { get; set; } = 40;

    /// <summary>Longest time for one answer with all its calls and tools.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "365.00:00:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>What turns, projects and days may use up.</summary>
    [ValidateObjectMembers]
    public UsageLimits Limits { get; set; } = new();

    /// <summary>Recorded calls.</summary>
    public CassetteOptions Cassettes { get; set; } = new();

    /// <summary>Longest wait for a provider's list of models.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ListingTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a list of models is believed; a failed listing is believed a tenth of it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ListingLifetime { get; set; } = TimeSpan.FromMinutes(5);
}
