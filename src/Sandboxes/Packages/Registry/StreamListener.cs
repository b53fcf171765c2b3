using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>Gives Kestrel connections that are streams of this process, so that a sandbox's HTTP is read by a real HTTP server although there is no socket to listen on.</summary>
internal sealed class StreamListener : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> _arrived = Channel.CreateBounded<ConnectionContext>(128);

    public EndPoint EndPoint => StreamEndPoint.Instance;

    public bool CanBind(EndPoint endpoint) => endpoint is StreamEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    /// <summary>Lets a stream be served; ends when Kestrel is done with it.</summary>
    public async Task ServeAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var connection = new StreamConnection(stream);
        await _arrived.Writer.WriteAsync(connection, cancellationToken);
        await using var stop = cancellationToken.Register(() => connection.Abort(new ConnectionAbortedException("The server stops.")));
        await connection.Done;
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _arrived.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_arrived.Reader.TryRead(out var connection)) return connection;
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _arrived.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();

    /// <summary>The one address that this listener knows.</summary>
    internal sealed class StreamEndPoint : EndPoint
    {
        public static readonly StreamEndPoint Instance = new();

        public override string ToString() => "registry";
    }

    private sealed class StreamConnection : DefaultConnectionContext
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StreamConnection(Stream stream)
            : base(Guid.NewGuid().ToString("N"))
        {
            Transport = new Duplex(PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true)), PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)));
        }

        /// <summary>Ends when Kestrel let the connection go.</summary>
        public Task Done => _done.Task;

        public override void Abort(ConnectionAbortedException abortReason)
        {
            Transport.Input.CancelPendingRead();
            Transport.Output.CancelPendingFlush();
            _done.TrySetResult();
        }

        public override ValueTask DisposeAsync()
        {
            _done.TrySetResult();
            return base.DisposeAsync();
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
