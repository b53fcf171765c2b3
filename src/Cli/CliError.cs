namespace Forja.Cli;

/// <summary>Why a command cannot go on: a code for programs, and what to tell the person.</summary>
internal sealed class CliError(string code, string? detail = null) : Exception(detail ?? code)
{
    public string Code => code;

    /// <summary>The code in the person's language, with what the server said when the code is not known here.</summary>
    public string Told => Texts.Find(code) is { } known ? detail is null ? known : $"{known}\n{detail}" : detail is null ? code : $"{code}: {detail}";
}
