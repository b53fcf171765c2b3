using System.Collections.Immutable;

namespace Forja.Sandboxes.Packages.Python;

/// <summary>What came of asking for a Python package.</summary>
internal abstract record PythonAnswer
{
    private PythonAnswer()
    {
    }

    public sealed record Found(ImmutableArray<PythonFile> Files) : PythonAnswer;

    public sealed record Absent : PythonAnswer;

    public sealed record Refused(string Code, string Reason) : PythonAnswer;

    public sealed record Unreachable(string Reason) : PythonAnswer;
}
