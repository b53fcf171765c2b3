namespace Forja.Turns.Checks;

/// <summary>
/// How good a receipt is, so that two versions of one turn can be compared. What was skipped says nothing either way: a machine that had no time for a look makes no version worse. Pure.
/// </summary>
/// <param name="Useless">Checks without which there is no app at all.</param>
/// <param name="Broken">Other checks that failed.</param>
/// <param name="Kept">Failures with which a person can still use the app.</param>
/// <param name="Told">Checks with something worth telling.</param>
internal readonly record struct ReceiptScore(int Useless, int Broken, int Kept, int Told)
{
    public static ReceiptScore Of(Receipt receipt)
    {
        var failed = receipt.Failed.ToList();
        var useless = failed.Count(check => check.Name is Check.Dependencies or Check.Server or Check.Http or Check.Page);
        var kept = failed.Count(check => !Receipt.Breaks(check));
        return new ReceiptScore(useless, failed.Count - useless - kept, kept, receipt.Checks.Count(check => check.Status == CheckStatus.Warned));
    }

    public bool IsWorseThan(ReceiptScore other) => Key.CompareTo(other.Key) > 0;

    private (int, int, int, int) Key => (Useless, Broken, Kept, Told);
}
