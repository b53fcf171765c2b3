namespace Forja.Runner;

/// <summary>The three ends a test can have.</summary>
internal enum Outcome { Passed, Failed, Skipped }
