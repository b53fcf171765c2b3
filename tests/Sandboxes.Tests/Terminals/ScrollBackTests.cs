using System.Text;
using Forja.Sandboxes.Terminals;

namespace Forja.Sandboxes.Tests.Terminals;

/// <summary>What a terminal printed last, for whoever comes back.</summary>
public sealed class ScrollBackTests
{
    [Fact]
    public void Read_FromAnyPlace_GivesWhatFollows()
    {
        var printed = new ScrollBack(16);
        var place = 0L;

        printed.Append("one\ntwo\n"u8);
        Assert.Equal("one\ntwo\n", Read(printed, ref place));
        printed.Append("three"u8);

        Assert.Equal("three", Read(printed, ref place));
        Assert.Equal("", Read(printed, ref place));
    }

    [Fact]
    public void Read_FarBehind_GoesOnAtTheOldestWholeLine()
    {
        var printed = new ScrollBack(16);
        var place = 0L;

        for (var line = 0; line < 10; line++) printed.Append(Encoding.ASCII.GetBytes($"line {line}\n"));

        Assert.Equal("line 8\nline 9\n", Read(printed, ref place));
        printed.Append("more than it can ever hold"u8);
        Assert.Equal("it can ever hold", Read(printed, ref place));
    }

    [Fact]
    public void RoomAsync_SomebodyLooks_WaitsForTheQuickestAndForNobodyElse()
    {
        var printed = new ScrollBack(16);
        using var slow = printed.Enter();
        using (var quick = printed.Enter())
        {
            printed.Append("0123456789"u8);
            var room = printed.RoomAsync();
            Assert.False(room.IsCompleted);

            Assert.Equal(4, quick.Read(new byte[4]));
            Assert.True(room.IsCompleted);
            printed.Append("abcdef"u8);
            Assert.False(printed.RoomAsync().IsCompleted);
        }

        Assert.False(printed.RoomAsync().IsCompleted);
        slow.Dispose();
        Assert.True(printed.RoomAsync().IsCompleted);
    }

    [Fact]
    public async Task MoreThanAsync_EndsWithTheNextByteOrTheEnd()
    {
        var printed = new ScrollBack(16);
        var next = printed.MoreThanAsync(0);
        Assert.False(next.IsCompleted);

        printed.Append("x"u8);
        await next;
        var last = printed.MoreThanAsync(1);
        printed.End();

        await last;
        Assert.True(printed.Over);
    }

    private static string Read(ScrollBack printed, ref long place)
    {
        var buffer = new byte[64];
        return Encoding.ASCII.GetString(buffer, 0, printed.Read(ref place, buffer));
    }
}
