using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Forja.Generation.Models;

namespace Forja.Generation.Cassettes;

/// <summary>Writes every call that goes through it on a cassette of its own, line by line as it happens, so that a broken call is on it as well.</summary>
internal sealed class RecordingModelClient(IModelClient inner, string folder, TimeProvider time) : IModelClient
{
    private static int _calls;

    public async IAsyncEnumerable<ModelUpdate> StreamAsync(ModelCall call, Action onBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Interlocked.Increment(ref _calls):0000}{Cassette.Ending}");
        await using var cassette = new StreamWriter(Path.Combine(folder, name));
        var start = time.GetTimestamp();
        long Now() => (long)time.GetElapsedTime(start).TotalMilliseconds;
        Task WriteAsync(CassetteLine line) => cassette.WriteLineAsync(JsonSerializer.Serialize(line, CassetteLine.Json));

        var held = new HeldLines();
        await WriteAsync(Cassette.Of(call));
        await using var updates = inner.StreamAsync(call, onBytes, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync()) yield break;
            }
            catch (ModelFault fault)
            {
                foreach (var line in held.Rest(Now())) await WriteAsync(line);
                await WriteAsync(Cassette.Of(fault, Now()));
                throw;
            }

            foreach (var line in held.Take(updates.Current, Now())) await WriteAsync(line);
            yield return updates.Current;
        }
    }

    public Task<IReadOnlyList<ListedModel>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);
}
