namespace Forja.Turns.Checks.Promises;

/// <summary>What a look has to know to keep a project's ledger: the turn's number, the ledger before it, and what its own answer says.</summary>
internal sealed record PromiseRequest(int Turn, IReadOnlyList<KeptPromise> Before, IReadOnlyList<Promise> Said)
{
    /// <summary>Every promise to look at, by its id.</summary>
    public IReadOnlyDictionary<string, Promise> All
    {
        get
        {
            Dictionary<string, Promise> all = [];
            foreach (var kept in Before)
            {
                if (Promise.TryParse(kept.Line, out var promise)) all[kept.Id] = promise;
            }

            foreach (var promise in Said) all[PromiseLedger.IdOf(promise)] = promise;
            return all;
        }
    }
}
