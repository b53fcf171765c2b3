using System.Runtime.CompilerServices;
using System.Text;
using Forja.Generation.Answers;
using Forja.ProjectFiles;
using Xunit;

namespace Forja.Generation.Tests.Answers;

/// <summary>What answers mean: recorded samples with their expected readings beside them, and every cut of each.</summary>
[Trait("Case", "L4")]
public sealed class AnswerParserTests
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder(), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_Sample_GivesTheExpectedParts(string sample)
    {
        var expected = Path.Combine(Folder(), sample + ".expected.txt");
        var reading = Reading.Of(Answer(sample));

        if (!File.Exists(expected))
        {
            File.WriteAllText(expected, reading);
            Assert.Fail($"{sample} is new: its reading is written beside it, to be looked at and committed.");
        }

        Assert.Equal(File.ReadAllText(expected), reading);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_CutAnywhere_GivesTheSameParts(string sample)
    {
        var answer = Answer(sample);
        var whole = Reading.Of(answer);

        for (var cut = 0; cut <= answer.Length; cut++) Assert.Equal(whole, Reading.Of(answer[..cut], answer[cut..]));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_CharacterByCharacter_GivesTheSameParts(string sample) =>
        Assert.Equal(Reading.Of(Answer(sample)), Reading.Of(Answer(sample).Select(character => character.ToString())));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_BytesDecodedOneByOne_GivesTheSameParts(string sample)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = new char[4];
        var pieces = Encoding.UTF8.GetBytes(Answer(sample)).Select(one => new string(characters, 0, decoder.GetChars([one], characters, flush: false)));

        Assert.Equal(Reading.Of(Answer(sample)), Reading.Of(pieces.ToList()));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_TruncatedAnywhere_ClosesNothingThatTheWholeDoesNot(string sample)
    {
        var answer = Answer(sample);
        var closed = Closed(Reading.Of(answer)).ToHashSet();

        // Cut inside the last line of a file, a closing fence may be all that is left of a longer line; the sample's own closings are the only ones allowed.
        for (var cut = 0; cut <= answer.Length; cut++)
        {
            if (cut < answer.Length && answer[..cut].EndsWith("```", StringComparison.Ordinal)) continue;
            Assert.Subset(closed, Closed(Reading.Of(answer[..cut])).ToHashSet());
        }
    }

    [Theory]
    [InlineData("../x.ts")]
    [InlineData("/etc/cron.d/x")]
    [InlineData("C:\\x.ts")]
    [InlineData("a/../../x.ts")]
    [InlineData("src/%2e%2e/x.ts")]
    [InlineData("file:///etc/passwd")]
    [Trait("Case", "L2")]
    public void Read_PathOutsideTheProject_IsRefusedInEveryForm(string path)
    {
        var escaped = path.Replace("\\", "\\\\", StringComparison.Ordinal);
        string[] answers =
        [
            $"```ts {{path={path}}}\nx\n```\n",
            $"```ts {{edit={path}}}\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n```\n",
            $"```{{delete={path}}}\n```\n",
            $"```{{rename=a.ts to={path}}}\n```\n",
            $"```{{rename={path} to=a.ts}}\n```\n",
            $"{{\"files\": {{\"{escaped}\": \"x\"}}}}",
        ];

        Assert.All(answers, answer => Assert.Equal($"refused {path} {RefusalCodes.PathInvalid}\n", Reading.Of(answer)));
    }

    [Fact]
    public void Push_FileBeyondTheLimit_IsRefusedAndTheRestGoesOn()
    {
        var parser = new AnswerParser(new AnswerLimits(FileLength: 100));
        var events = new List<GenerationEvent>();

        parser.Push("```ts {path=big.ts}\n", events);
        for (var line = 0; line < 50; line++) parser.Push("0123456789\n", events);
        parser.Push("```\n```ts {path=small.ts}\nx\n```\n", events);
        parser.Finish(events);

        Assert.Contains(events, one => one is GenerationEvent.FileRefused { RawPath: "big.ts", Code: RefusalCodes.TooLarge });
        Assert.Equal(["small.ts"], events.OfType<GenerationEvent.FileClosed>().Select(one => one.Edit.Path.Value));
    }

    [Fact]
    public void Push_AnAssetOfTheRequest_BecomesAFileByteForByte()
    {
        byte[] picture = [0x89, 0x50, 0, 0xff];
        var parser = new AnswerParser(AnswerLimits.Default, [new Attachment("my photo.png", "image/png", picture)]);
        var events = new List<GenerationEvent>();

        parser.Push("Here.\n```{asset=\"my photo.png\" to=public/photo.png}\n```\n```{asset=other.png to=public/other.png}\n```\n```ts {path=a.ts}\n1\n```\n", events);
        parser.Finish(events);

        var closed = events.OfType<GenerationEvent.FileClosed>().Select(one => Assert.IsType<FileEdit.Write>(one.Edit)).ToList();
        Assert.Equal(["public/photo.png", "a.ts"], closed.Select(write => write.Path.Value));
        Assert.Equal(picture, closed[0].Content.ToArray());
        Assert.Equal(RefusalCodes.AssetUnknown, Assert.Single(events.OfType<GenerationEvent.FileRefused>()).Code);
    }

    [Fact]
    public void Push_EndlessLineThatMightBeAFence_IsNotHeldForever()
    {
        var parser = new AnswerParser(AnswerLimits.Default);
        var events = new List<GenerationEvent>();

        parser.Push(new string('`', 10_000), events);

        Assert.NotEmpty(events);
    }

    [Fact]
    public void Abandon_InsideAFile_KeepsWhatClosedAndForgetsTheRest()
    {
        const string whole = "Hi\n```ts {path=a.ts}\n1\n```\n";
        var parser = new AnswerParser(AnswerLimits.Default);
        var events = new List<GenerationEvent>();

        parser.Push(whole + "```ts {path=b.ts}\nhalf", events);
        parser.Abandon(events);
        var safe = parser.SafeLength;
        parser.Push("```ts {path=b.ts}\nwhole\n```\n", events);
        parser.Finish(events);

        Assert.Equal(whole.Length, safe);
        Assert.Empty(parser.Unclosed);
        Assert.EndsWith("discarded b.ts file.unclosed\nstarted b.ts\ndelta b.ts «whole⏎»\nwrite b.ts «whole⏎»\n", Reading.Describe(events));
    }

    private static IEnumerable<string> Closed(string reading) =>
        reading.Split('\n').Where(line => line.StartsWith("write", StringComparison.Ordinal) || line.StartsWith("replace", StringComparison.Ordinal));

    private static string Answer(string sample) => File.ReadAllText(Path.Combine(Folder(), sample + ".md"));

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Samples");
}
