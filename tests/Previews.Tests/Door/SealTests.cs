using Forja.Accounts;

namespace Forja.Previews.Tests.Door;

/// <summary>Signed values of cookies and links.</summary>
public sealed class SealTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    private readonly Seal _seal = new(new byte[32]);

    [Fact]
    public void Open_OwnValueInTime_GivesItsEnd()
    {
        var value = _seal.Open(_seal.Make("a", Now.AddMinutes(1)), "a", Now);

        Assert.Equal(Now.AddMinutes(1), value!.Until);
    }

    [Fact]
    public void Open_OverOrForSomethingElseOrOfAnotherKey_GivesNothing()
    {
        var value = _seal.Make("a", Now.AddMinutes(1));

        Assert.Null(_seal.Open(value, "a", Now.AddMinutes(1)));
        Assert.Null(_seal.Open(value, "b", Now));
        Assert.Null(new Seal([.. Enumerable.Repeat((byte)1, 32)]).Open(value, "a", Now));
        Assert.Null(_seal.Open(null, "a", Now));
        Assert.Null(_seal.Open("", "a", Now));
    }

    [Fact]
    public void Open_AnyCharacterChanged_GivesNothing()
    {
        var value = _seal.Make("a", Now.AddMinutes(1));

        for (var index = 0; index < value.Length; index++)
        {
            var changed = value[..index] + (value[index] == 'A' ? 'B' : 'A') + value[(index + 1)..];
            // The last character's unused bits carry nothing.
            if (index < value.Length - 1) Assert.Null(_seal.Open(changed, "a", Now));
        }
    }
}
