using Forja.SandboxProtocol;

namespace Forja.SandboxAgent;

/// <summary>
/// Gives the connections that programs inside open to one of the platform's own ports (the package registry, the way out) to the host: the host keeps some of its own connections waiting here, and each client takes the next one.
/// With none waiting, clients wait in the listener's queue.
/// </summary>
internal sealed class Registry(EventLoop loop)
{
    private readonly Queue<(int Fd, Action Ended)> _waiting = new();
    private int _listener = -1;

    public bool Open(int port)
    {
        if (_listener >= 0) return true;
        _listener = Descriptors.ListenLoopback(port);
        if (_listener < 0) return false;

        loop.Watch(_listener, _waiting.Count > 0 ? Libc.EventIn : 0, _ => Match());
        return true;
    }

    /// <summary>A connection of the host's that waits for a client.</summary>
    public void Offer(int fd, Action ended)
    {
        _waiting.Enqueue((fd, ended));
        if (_listener >= 0) loop.Rewatch(_listener, Libc.EventIn);
    }

    private unsafe void Match()
    {
        while (_waiting.Count > 0)
        {
            var client = Libc.Accept(_listener, null, null, Libc.NonBlocking | Libc.CloseOnExec);
            if (client < 0) return;

            Descriptors.Immediate(client);
            var (host, ended) = _waiting.Dequeue();
            Descriptors.Send(host, [(byte)ConnectionAnswer.Accepted]);
            Relay.Start(loop, host, client, ended);
        }

        loop.Rewatch(_listener, 0);
    }
}
