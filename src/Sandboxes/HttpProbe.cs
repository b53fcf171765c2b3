using System.Text;

namespace Forja.Sandboxes;

/// <summary>Asks a server inside for a page, with a plain socket: what counts is that an HTTP answer comes at all.</summary>
internal static class HttpProbe
{
    private const string Headers = " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*\r\nUser-Agent: forja\r\nConnection: close\r\n\r\n";

    public static async Task<bool> AnswersAsync(ISandboxInstance instance, int port, string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(patience);
        try
        {
            await using var stream = await instance.ConnectAsync(port, late.Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path}{Headers}"), late.Token);
            var start = new byte[5];
            await stream.ReadExactlyAsync(start, late.Token);
            return start.AsSpan().SequenceEqual("HTTP/"u8);
        }
        catch (IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
