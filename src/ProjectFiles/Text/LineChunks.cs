using DiffPlex;

namespace Forja.ProjectFiles.Text;

/// <summary>Lets DiffPlex see the same lines as the rest of this stage.</summary>
internal sealed class LineChunks : IChunker
{
    public static LineChunks Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text) => Lines.Split(text);
}
