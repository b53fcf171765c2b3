namespace Forja.ProjectFiles.Text;

/// <summary>A stretch of old lines that a stretch of new lines stands for; either may be empty. Counted from 0.</summary>
internal readonly record struct LineBlock(int OldStart, int OldCount, int NewStart, int NewCount)
{
    public int OldEnd => OldStart + OldCount;
}
