using System.Text;
using Forja.Previews.Bridge;

namespace Forja.Previews.Tests;

/// <summary>Where the bridge's tag goes in a document, however the document comes in pieces.</summary>
public sealed class BridgedStreamTests
{
    private static readonly byte[] Tag = "[B]"u8.ToArray();

    public static TheoryData<string, string> Documents => new()
    {
        { "<!doctype html><html><head><title>x</title></head></html>", "<!doctype html><html><head>[B]<title>x</title></head></html>" },
        { "\uFEFF<!DOCTYPE html>\n<HTML lang=en>\n<HEAD class='a>b' data-x=\"c>d\">\n<meta>", "\uFEFF<!DOCTYPE html>\n<HTML lang=en>\n<HEAD class='a>b' data-x=\"c>d\">[B]\n<meta>" },
        { "<!-- <head> -- > --><!doctype html><!----><head>", "<!-- <head> -- > --><!doctype html><!----><head>[B]" },
        { "<!--><head><p>", "<!--><head>[B]<p>" },
        { "<!doctypehtml><body>", "<!doctypehtml>[B]<body>" },
        { "<!doctype html><html><body>x", "<!doctype html><html>[B]<body>x" },
        { "<html><header>", "<html>[B]<header>" },
        { "<h1>Title</h1>", "[B]<h1>Title</h1>" },
        { "Just text", "[B]Just text" },
        { "  <p>", "  [B]<p>" },
        { "<?xml version='1.0'?><html><head/>", "<?xml version='1.0'?><html><head/>[B]" },
        { "<html lang=it's><head><p>", "<html lang=it's><head>[B]<p>" },
        { "<head >x", "<head >[B]x" },
        { "</head>", "[B]</head>" },
        { "<", "<" },
        { "<he", "<he" },
        { "<!doctype html>", "<!doctype html>" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Read_CutAnywhere_PutsTheTagAtTheSamePlace(string document, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        for (var cut = 0; cut <= bytes.Length; cut++) Assert.Equal(expected, await ReadAllAsync(bytes[..cut], bytes[cut..]));

        Assert.Equal(expected, await ReadAllAsync([.. bytes.Select(single => new[] { single })]));
    }

    [Fact]
    public async Task Read_DocumentThatStopsMidway_GivesWhatIsThere()
    {
        var source = new Pieces(["<html><head><title>"u8.ToArray()]);
        var stream = new BridgedStream(source, Tag);
        var buffer = new byte[100];

        var count = await stream.ReadAsync(buffer);

        Assert.Equal("<html><head>[B]<title>", Encoding.UTF8.GetString(buffer, 0, count));
    }

    private static async Task<string> ReadAllAsync(params byte[][] pieces)
    {
        var stream = new BridgedStream(new Pieces(pieces), Tag);
        using var all = new MemoryStream();
        var buffer = new byte[7];
        while (await stream.ReadAsync(buffer) is var count and > 0) all.Write(buffer, 0, count);

        return Encoding.UTF8.GetString(all.ToArray());
    }

    /// <summary>Gives one piece per read, as a network would.</summary>
    private sealed class Pieces(byte[][] pieces) : MemoryStream
    {
        private readonly Queue<byte[]> _left = new(pieces.Where(piece => piece.Length > 0));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_left.TryDequeue(out var piece)) return new(0);

            var count = Math.Min(piece.Length, buffer.Length);
            piece.AsSpan(0, count).CopyTo(buffer.Span);
            if (count < piece.Length)
            {
                var rest = _left.ToArray();
                _left.Clear();
                _left.Enqueue(piece[count..]);
                foreach (var other in rest) _left.Enqueue(other);
            }

            return new(count);
        }
    }
}
