namespace Forja.Turns.Checks;

/// <summary>One thing that was looked at after a turn: its name (a key that the UI translates), how it came out, and what was seen.</summary>
public sealed record Check(string Name, CheckStatus Status, string? Detail, long DurationMs)
{
    /// <summary>A check that could not be made, and never counts as passed: its detail is one of <see cref="SkipReasons"/>, or another stage's code.</summary>
    public static Check Skip(string name, string reason, long milliseconds = 0) => new(name, CheckStatus.Skipped, reason, milliseconds);

    public const string Dependencies = "dependencies";
    public const string Server = "server";
    public const string Http = "http";
    public const string Modules = "modules";
    public const string Log = "log";

    /// <summary>The app's first page in a large window, in a real browser: the proof that the app works.</summary>
    public const string Page = "page";

    /// <summary>The same page in a phone's window.</summary>
    public const string Phone = "phone";

    /// <summary>Whether the colours that the request names are there.</summary>
    public const string Colours = "colours";

    /// <summary>What a person could press on that page and on some that it links to, pressed once.</summary>
    public const string Clicks = "clicks";

    public const string Accessibility = "accessibility";

    /// <summary>The pages that the app links to.</summary>
    public const string Routes = "routes";

    /// <summary>What the stack's type checker says of the project's files.</summary>
    public const string Types = "types";

    /// <summary>The bundle for production.</summary>
    public const string Build = "build";

    /// <summary>What earlier requests left to be true.</summary>
    public const string Promises = "promises";
}
