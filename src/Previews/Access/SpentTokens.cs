using Forja.Accounts;

namespace Forja.Previews.Access;

/// <summary>Remembers used tokens until their time is over. Bounded: when it is full of tokens that could still be good, no other token is taken.</summary>
internal sealed class SpentTokens
{
    private const int Limit = 20_000;

    private readonly Dictionary<string, DateTimeOffset> _until = [];

    public bool Add(SealedValue token, DateTimeOffset now)
    {
        lock (_until)
        {
            if (_until.Count >= Limit) RemoveOver(now);
            return _until.Count < Limit && _until.TryAdd(token.Nonce, token.Until);
        }
    }

    private void RemoveOver(DateTimeOffset now)
    {
        foreach (var (nonce, until) in _until)
        {
            if (until <= now) _until.Remove(nonce);
        }
    }
}
