using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Tests.Protocol;

public sealed class FrameTests
{
    private static readonly HostMessage[] FromHost =
    [
        new HostMessage.SignalProcess(7, 9), new HostMessage.WatchPort(5173), new HostMessage.OpenRegistry(4873), new HostMessage.Shutdown(300),
    ];

    private static readonly AgentMessage[] FromAgent =
    [
        new AgentMessage.Hello(), new AgentMessage.ProcessStarted(1, 42), new AgentMessage.ProcessFailed(2, 2), new AgentMessage.ProcessExited(3, 137, 9),
        new AgentMessage.PortOpened(65535), new AgentMessage.PortClosed(1),
    ];

    [Fact]
    public void Read_HostMessages_GivesWhatWasWritten()
    {
        var wire = new WireWriter();
        foreach (var message in FromHost) message.Write(wire);

        Assert.Equal(FromHost, ReadAll(wire.Pending.Span, HostMessage.Read));
    }

    [Fact]
    public void Read_StartProcess_KeepsTextsOfAllKinds()
    {
        var wire = new WireWriter();
        new HostMessage.StartProcess(9, "/app/ä ö", ["", "漢", "a b"], ["A=1", "B="]).Write(wire);

        var read = Assert.IsType<HostMessage.StartProcess>(Assert.Single(ReadAll(wire.Pending.Span, HostMessage.Read)));

        Assert.Equal((9u, "/app/ä ö"), (read.Id, read.Directory));
        Assert.Equal(["", "漢", "a b"], read.Arguments);
        Assert.Equal(["A=1", "B="], read.Environment);
    }

    [Fact]
    public void Read_CutAnywhere_WaitsForTheRest()
    {
        var wire = new WireWriter();
        foreach (var message in FromAgent) message.Write(wire);
        var bytes = wire.Pending.ToArray();

        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var first = ReadAll(bytes.AsSpan(0, cut), AgentMessage.Read, out var consumed);
            Assert.Equal(FromAgent, first.Concat(ReadAll(bytes.AsSpan(consumed), AgentMessage.Read)));
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFFFFFFFFu)]
    public void Read_LengthIsImpossible_IsRefused(uint length) =>
        Assert.Throws<ProtocolException>(() => Frame.TryRead([.. BitConverter.GetBytes(length), 1], out _, out _));

    [Fact]
    public void Read_CountIsLargerThanTheMessage_IsRefused()
    {
        var wire = new WireWriter();
        wire.Begin(1);
        wire.UInt32(1);
        wire.Text("/app");
        wire.UInt32(uint.MaxValue);
        wire.End();

        Assert.Throws<ProtocolException>(() => ReadAll(wire.Pending.Span, HostMessage.Read));
    }

    [Fact]
    public void Preamble_OtherVersion_IsRefused()
    {
        var bytes = new byte[Preamble.Size];
        new Preamble(ConnectionKind.Port, 5173).Write(bytes);
        Assert.True(Preamble.TryRead(bytes, out var read));
        Assert.Equal(new Preamble(ConnectionKind.Port, 5173), read);

        bytes[2]++;
        Assert.False(Preamble.TryRead(bytes, out _));
    }

    private static List<T> ReadAll<T>(ReadOnlySpan<byte> bytes, ReadFrame<T> read) => ReadAll(bytes, read, out _);

    private static List<T> ReadAll<T>(ReadOnlySpan<byte> bytes, ReadFrame<T> read, out int total)
    {
        var messages = new List<T>();
        total = 0;
        while (Frame.TryRead(bytes[total..], out var frame, out var consumed))
        {
            messages.Add(read(frame));
            total += consumed;
        }

        return messages;
    }

    private delegate T ReadFrame<out T>(Frame frame);
}
