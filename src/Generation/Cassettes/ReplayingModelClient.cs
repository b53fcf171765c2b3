using System.Runtime.CompilerServices;
using System.Text.Json;
using Forja.Generation.Models;

namespace Forja.Generation.Cassettes;

/// <summary>Plays recorded calls instead of asking a model: the one whose request ends alike, else the next one in order; each once, until all were played.</summary>
internal sealed class ReplayingModelClient(string folder) : IModelClient
{
    private readonly Lock _lock = new();
    private List<(string Key, string Model, string File)>? _left;

    public async IAsyncEnumerable<ModelUpdate> StreamAsync(ModelCall call, Action onBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = Take(Cassette.KeyOf(call)) ?? throw new ModelFault(FailureCodes.Empty, "There is no recorded call left to play.", retryable: false);
        await foreach (var text in File.ReadLinesAsync(file, cancellationToken))
        {
            onBytes();
            if (Cassette.Read(JsonSerializer.Deserialize<CassetteLine>(text, CassetteLine.Json)!) is { } update) yield return update;
        }
    }

    public Task<IReadOnlyList<ListedModel>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<ListedModel>>([.. Read().Select(call => call.Model).Distinct().Select(ListedModel.Named)]);
    }

    private string? Take(string key)
    {
        lock (_lock)
        {
            _left ??= Read();
            if (_left.Count == 0) return null;
            var at = Math.Max(0, _left.FindIndex(call => call.Key == key));
            var file = _left[at].File;
            _left.RemoveAt(at);
            return file;
        }
    }

    private List<(string Key, string Model, string File)> Read() =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Cassette.Ending).Order(StringComparer.Ordinal)
            .Select(file => (file, JsonSerializer.Deserialize<CassetteLine>(File.ReadLines(file).First(), CassetteLine.Json)!.Request!))
            .Select(item => (item.Item2.Key, item.Item2.Model, item.file)),
    ];
}
