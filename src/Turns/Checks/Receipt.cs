using Forja.Turns.Checks.Promises;

namespace Forja.Turns.Checks;

/// <summary>What is known about a version because it was looked at: each check with its outcome, and its pages as a browser showed them; never a guess.</summary>
public sealed record Receipt(
    int Version, IReadOnlyList<Check> Checks, ReceiptHttp? Http, DateTimeOffset StartedAt, DateTimeOffset EndedAt, IReadOnlyList<PageReport>? Pages = null, IReadOnlyList<KeptPromise>? Promises = null)
{
    /// <summary>Checks whose failure is worth a repair. Lines in a server's log may be anything.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<Check> Failed => Checks.Where(check => check.Status == CheckStatus.Failed && check.Name != Check.Log);

    /// <summary>The same without what it says failed: for this reason, it was not looked at.</summary>
    internal Receipt Unseen(string reason) => this with { Checks = [.. Checks.Select(check => check.Status == CheckStatus.Failed ? Check.Skip(check.Name, reason, check.DurationMs) : check)] };

    /// <summary>Whether a failed check means that the app is of no use as it is: with a wrong type it runs all the same.</summary>
    public static bool Breaks(Check check) => check.Name is not (Check.Log or Check.Types or Check.Promises);
}

/// <summary>The answer of the app's entry page.</summary>
public sealed record ReceiptHttp(string Url, int Status);
