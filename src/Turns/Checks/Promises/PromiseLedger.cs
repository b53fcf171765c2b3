using System.Security.Cryptography;
using System.Text;

namespace Forja.Turns.Checks.Promises;

/// <summary>
/// What a project has promised so far. A promise is taken in when it held at the end of its own turn, or could not be looked at by then; it is looked at after every later one, and names the turn
/// that broke it. Pure.
/// </summary>
internal static class PromiseLedger
{
    /// <summary>Far more than a person keeps in mind; each costs a moment after every turn.</summary>
    private const int Most = 40, MostOfTurn = 8, MostDerived = 3;

    /// <summary>The ledger after a look. <paramref name="seen"/> has no entry for what could not be looked at.</summary>
    public static IReadOnlyList<KeptPromise> After(
        int turn, IReadOnlyList<KeptPromise> before, IReadOnlyList<Promise> said, IReadOnlyDictionary<string, string> headings, IReadOnlyDictionary<string, bool> seen)
    {
        List<KeptPromise> ledger = [.. before.Select(promise => Looked(promise, turn, seen))];
        var known = ledger.Select(promise => promise.Id).ToHashSet();
        var fresh = said.Take(MostOfTurn).Where(promise => seen.GetValueOrDefault(IdOf(promise), true) && known.Add(IdOf(promise))).ToList();
        ledger.AddRange(fresh.Select(promise => new KeptPromise(IdOf(promise), $"{promise}", turn, seen.ContainsKey(IdOf(promise)) ? true : null, null, Derived: false)));

        // Nothing was said: what stands on the pages is what the request came to.
        if (said.Count == 0)
        {
            var shown = headings.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => new Promise.Shows(item.Key, item.Value));
            ledger.AddRange(shown.Where(promise => before.All(one => !one.Line.StartsWith($"{promise.Path} shows ", StringComparison.Ordinal)) && known.Add(IdOf(promise)))
                .Take(MostDerived).Select(promise => new KeptPromise(IdOf(promise), $"{promise}", turn, true, null, Derived: true)));
        }

        return ledger.Count <= Most ? ledger : [.. ledger.Where(promise => !promise.Derived).Concat(ledger.Where(promise => promise.Derived)).Take(Most)];
    }

    /// <summary>What the ledger says as a check; null when there is nothing in it to tell of.</summary>
    public static Check? Read(int turn, IReadOnlyList<KeptPromise> ledger, IReadOnlyList<Promise> unmet, long milliseconds)
    {
        var broken = ledger.Where(promise => promise.Held is false).ToList();
        if (ledger.Count + unmet.Count == 0) return null;
        if (broken.Count + unmet.Count == 0)
            return ledger.All(promise => promise.Held is null) ? Check.Skip(Check.Promises, SkipReasons.PromisesUnseen, milliseconds) : new Check(Check.Promises, CheckStatus.Passed, $"{ledger.Count}", milliseconds);

        var text = new StringBuilder();
        foreach (var promise in broken) text.Append(promise.BrokenBy is { } by ? $"{promise.Line} (true since turn {promise.Turn}, broken by turn {by})\n" : $"{promise.Line} (said in turn {promise.Turn}, and never seen to be so)\n");
        foreach (var promise in unmet) text.Append($"{promise} (said in this turn, and not so)\n");

        // What was said and held, and this turn took away, is worth a repair; a heading may simply have got another name.
        var lost = broken.Any(promise => promise.BrokenBy == turn && !promise.Derived);
        return new Check(Check.Promises, lost ? CheckStatus.Failed : CheckStatus.Warned, text.ToString().TrimEnd(), milliseconds);
    }

    /// <summary>The checks of a receipt after a promise was dropped.</summary>
    public static IReadOnlyList<Check> Without(IReadOnlyList<Check> checks, int turn, IReadOnlyList<KeptPromise> ledger) =>
        [.. checks.Select(check => check.Name == Check.Promises ? Read(turn, ledger, [], check.DurationMs) : check).OfType<Check>()];

    public static string IdOf(Promise promise) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{promise}")).AsSpan(0, 6));

    private static KeptPromise Looked(KeptPromise promise, int turn, IReadOnlyDictionary<string, bool> seen) => seen.TryGetValue(promise.Id, out var holds)
        ? promise with { Held = holds, BrokenBy = holds ? null : promise.BrokenBy ?? (promise.Held is true ? turn : null) }
        : promise;
}
