using Forja.ProjectFiles;

namespace Forja.Turns;

/// <summary>What a turn did to one file, in lines.</summary>
public sealed record TurnFile(string Path, FileChangeKind Change, int Added, int Removed);
