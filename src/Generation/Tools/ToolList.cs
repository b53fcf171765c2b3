using System.Text.Json;

namespace Forja.Generation.Tools;

/// <summary>The tools that models are given. Short on purpose: each word is sent with every call.</summary>
internal static class ToolList
{
    public const string List = "list";
    public const string Read = "read";
    public const string Search = "search";
    public const string Write = "write";
    public const string Replace = "replace";
    public const string Delete = "delete";
    public const string Rename = "rename";
    public const string Run = "run";
    public const string Logs = "logs";
    public const string Check = "check";
    public const string Ask = "ask";
    public const string Finish = "finish";

    private const string Text = """{"type":"string"}""";
    private const string Number = """{"type":"integer"}""";

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        New(List, "The paths of the project, or of one folder.", [("folder", Text)], []),
        New(Read, "The text of a file you have not been shown, whole or some of its lines.", [("path", Text), ("from", Number), ("to", Number)], ["path"]),
        New(Search, "The lines of all files that contain this text, ignoring case.", [("text", Text)], ["text"]),
        New(Write, "Writes one whole file. For several files, and for a first build, write them as fenced blocks in your answer instead.", [("path", Text), ("content", Text)], ["path", "content"], true),
        New(Replace, "Exchanges lines in a file. `search` repeats whole lines exactly as they are and must stand there only once.", [("path", Text), ("search", Text), ("replacement", Text)], ["path", "search", "replacement"], true),
        New(Delete, "Removes a file.", [("path", Text)], ["path"], true),
        New(Rename, "Moves a file.", [("path", Text), ("to", Text)], ["path", "to"], true),
        New(Run, "Runs a shell command in the app's folder inside its sandbox, without network; for tests and one-off scripts, not for installing or for servers.", [("command", Text)], ["command"], true),
        New(Logs, "The newest lines that the app's server printed.", [], []),
        New(Check, "Looks whether the app compiles, answers and loads all its modules as it is now. It is also done by itself after your answer.", [], []),
        New(
            Ask,
            "Asks the person, and ends your answer. Only where the request can be understood in ways that lead to different apps; never for what good judgement decides.",
            [("questions", """{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"},"options":{"type":"array","items":{"type":"string"}},"multiple":{"type":"boolean"}},"required":["text"]}}""")],
            ["questions"]),
        New(Finish, "Ends your answer after the last tool, with the sentences for the person.", [("summary", Text)], ["summary"]),
    ];

    /// <summary>Those that only look.</summary>
    public static IReadOnlyList<ToolDefinition> Reading { get; } = [.. All.Where(tool => !tool.ChangesFiles)];

    private static ToolDefinition New(string name, string description, (string Name, string Schema)[] parameters, string[] required, bool changesFiles = false) => new(
        name, description, parameters.ToDictionary(parameter => parameter.Name, parameter => JsonDocument.Parse(parameter.Schema).RootElement.Clone()), required, changesFiles);
}
