using Forja.Generation.Answers;
using Xunit;

namespace Forja.Generation.Tests.Answers;

/// <summary>How continuations join, in every manner in which models really continue.</summary>
public sealed class SeamJoinTests
{
    private const string File = "import { useState } from 'react';\n\nexport function Board() {\n  const [cards, setCards] = useState(seed);\n  return (\n    <main>\n      <h1>Board</h1>\n      <Column title=\"Doing\" cards={ca";
    private const string Rest = "rds} />\n    </main>\n  );\n}\n```\nDone.\n";

    [Theory]
    [InlineData("", "goes on in the middle")]
    [InlineData("      <Column title=\"Doing\" cards={ca", "repeats the last line")]
    [InlineData("<Column title=\"Doing\" cards={ca", "repeats it without its indentation")]
    [InlineData("      <h1>Board</h1>\n      <Column title=\"Doing\" cards={ca", "repeats two lines")]
    [InlineData("```tsx {path=src/Board.tsx}\n      <Column title=\"Doing\" cards={ca", "opens the fence again")]
    [InlineData("```tsx\n      <h1>Board</h1>\n      <Column title=\"Doing\" cards={ca", "opens a plain fence")]
    [InlineData("Continuing where I stopped:\n\n```tsx {path=\"src/Board.tsx\"}\n      <Column title=\"Doing\" cards={ca", "says a sentence first")]
    public void Join_FileInAFence_IsWhole(string beginning, string manner)
    {
        var join = Join("Hi\n```tsx {path=src/Board.tsx}\n" + File, beginning + Rest);

        Assert.True(join.StartsWith("write " + "src/Board.tsx «" + (File + Rest[..Rest.IndexOf("```", StringComparison.Ordinal)]).Replace("\n", "⏎") + "»", StringComparison.Ordinal), manner + "\n" + join);
    }

    [Fact]
    public void Join_FileBegunAnew_TakesTheNewOne()
    {
        var join = Join("Hi\n```tsx {path=src/Board.tsx}\n" + File, "```tsx {path=src/Board.tsx}\n" + File + Rest);

        Assert.StartsWith("write src/Board.tsx «" + (File + "rds} />\n    </main>\n  );\n}\n").Replace("\n", "⏎") + "»", join);
    }

    [Fact]
    public void Join_CutRightAfterTheClosingFence_DoesNotOpenAnother()
    {
        var parser = new AnswerParser(AnswerLimits.Default);
        var events = new List<GenerationEvent>();

        parser.Push("```ts {path=a.ts}\nx\n```", events);
        parser.Settle(events);
        parser.Push("All done.", events);
        parser.Finish(events);

        Assert.EndsWith("write a.ts «x⏎»\ntext «All done.»\n", Reading.Describe(events));
    }

    [Fact]
    public void Join_EveryCutOfAnAnswer_WithTheAnchorRepeated_GivesTheSameFiles()
    {
        const string answer = "Plan.\n```css {path=a.css}\nbody { color: rebeccapurple }\n```\n```tsx {path=src/Board.tsx}\n" + File + Rest;
        var whole = Writes(Reading.Of(answer));

        for (var cut = 1; cut < answer.Length; cut++)
        {
            Assert.Equal(whole, Writes(Read(answer[..cut], SeamJoin.Anchor(answer.AsSpan(0, cut)) + answer[cut..])));
        }
    }

    [Fact]
    public void Join_EveryCutOfAJsonAnswer_WithTheAnchorRepeated_GivesTheSameFiles()
    {
        const string answer = """{"stack": ["React"], "files": {"a.ts": "const a = \"x\";\nconst b = 2;\n", "b.ts": "export const emoji = '\ud83d\udc4b';\n"}}""";
        var whole = Writes(Reading.Of(answer));

        for (var cut = 12; cut < answer.Length; cut++)
        {
            Assert.Equal(whole, Writes(Read(answer[..cut], SeamJoin.Anchor(answer.AsSpan(0, cut)) + answer[cut..])));
        }
    }

    private static string Join(string answer, string continuation) => string.Join('\n', Writes(Read(answer, continuation)));

    private static List<string> Writes(string reading) => [.. reading.Split('\n').Where(line => line.StartsWith("write", StringComparison.Ordinal))];

    private static string Read(string answer, string continuation)
    {
        var transcript = new AnswerTranscript(new GenerationOptions(), []);
        var events = new List<GenerationEvent>();
        transcript.Push(answer, events);
        transcript.Settle(events);
        transcript.ExpectSeam();
        transcript.Push(continuation, events);
        transcript.EndCall(events);
        transcript.Finish(events);
        return Reading.Describe(events);
    }
}
