using Forja.Turns.Running;

namespace Forja.Turns.Tests;

public sealed class ReplyTextTests
{
    private const string Answer = "\n\nI build it.\n\n- Clock\n\n\n\n\n\nDone.\n";
    private const string Shown = "I build it.\n\n- Clock\n\nDone.\n";

    [Fact]
    public void Add_CutAnywhere_LeavesOneBlankLineWhereFilesWere()
    {
        for (var cut = 0; cut <= Answer.Length; cut++)
        {
            var reply = new ReplyText();

            Assert.Equal(Shown, reply.Add(Answer[..cut]) + reply.Add(Answer[cut..]));
            Assert.Equal(Shown, reply.ToString());
        }
    }

    [Fact]
    public void Paragraph_BetweenTwoCalls_PartsTheirWordsOnce()
    {
        var reply = new ReplyText();

        var told = reply.Paragraph() + reply.Add("First.") + reply.Paragraph() + reply.Paragraph() + reply.Add("\n\nSecond.");

        Assert.Equal("First.\n\nSecond.", told);
    }
}
