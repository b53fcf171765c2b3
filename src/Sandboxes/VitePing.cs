namespace Forja.Sandboxes;

/// <summary>Knows the one WebSocket message by which Vite's client keeps its socket open, as a browser sends it: whole, in one frame, masked.</summary>
internal static class VitePing
{
    private const byte FinalText = 0x81, Masked = 0x80;
    private const int Header = 2, Mask = 4;

    private static ReadOnlySpan<byte> Message => "{\"type\":\"ping\"}"u8;

    public static bool Is(ReadOnlySpan<byte> frame)
    {
        if (frame.Length != Header + Mask + Message.Length || frame[0] != FinalText || frame[1] != (Masked | Message.Length)) return false;

        var mask = frame.Slice(Header, Mask);
        for (var at = 0; at < Message.Length; at++)
        {
            if ((frame[Header + Mask + at] ^ mask[at % Mask]) != Message[at]) return false;
        }

        return true;
    }
}
