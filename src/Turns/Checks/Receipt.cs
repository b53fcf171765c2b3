namespace Forja.Turns.Checks;

/// <summary>What is known about a version because it was looked at: each check with its outcome, and its pages as a browser showed them; never a guess.</summary>
public sealed record Receipt(
    int Version, IReadOnlyList<Check> Checks, ReceiptHttp? Http, DateTimeOffset StartedAt, DateTimeOffset EndedAt, IReadOnlyList<PageReport>? Pages = null)
{
    /// <summary>Checks whose failure means that the app does not work. Lines in a server's log may be anything.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<Check> Failed => Checks.Where(check => check.Status == CheckStatus.Failed && check.Name != Check.Log);
}

/// <summary>The answer of the app's entry page.</summary>
public sealed record ReceiptHttp(string Url, int Status);
