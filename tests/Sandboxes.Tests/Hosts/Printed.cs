using System.Text;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Collects what a process prints; tests wait until a text is in it.</summary>
internal sealed class Printed
{
    private readonly MemoryStream _bytes = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public byte[] Bytes
    {
        get
        {
            lock (_bytes) return _bytes.ToArray();
        }
    }

    public void Add(bool error, ReadOnlySpan<byte> bytes)
    {
        lock (_bytes)
        {
            _bytes.Write(bytes);
            _more.TrySetResult();
        }
    }

    public async Task WaitForAsync(string text)
    {
        while (true)
        {
            Task more;
            lock (_bytes)
            {
                if (ToString().Contains(text, StringComparison.Ordinal)) return;
                if (_more.Task.IsCompleted) _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                more = _more.Task;
            }

            await more;
        }
    }

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
