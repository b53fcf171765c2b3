using System.Text;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>What the installer printed: passed on line by line, the end of it kept, and its failure named by a stable code.</summary>
internal sealed partial class InstallerOutput(Action<string> line)
{
    private const int Kept = 16 * 1024;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public void Add(bool error, ReadOnlySpan<byte> bytes)
    {
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var count = _decoder.GetChars(bytes, characters, flush: false);
        _text.Append(characters, 0, count);
        if (_text.Length > 2 * Kept) _text.Remove(0, _text.Length - Kept);
        foreach (var character in characters.AsSpan(0, count))
        {
            if (character is not '\n' and not '\r') _line.Append(character);
            if (character != '\n' && _line.Length < Kept) continue;
            if (_line.Length > 0) line(_line.ToString());
            _line.Clear();
        }
    }

    public override string ToString() => (_text.Length > Kept ? _text.ToString(_text.Length - Kept, Kept) : _text.ToString()).Trim();

    /// <summary>The code for what went wrong, by what npm said.</summary>
    public string Code()
    {
        var text = _text.ToString();
        var own = OwnCode().Match(text);
        if (own.Success) return own.Groups[1].Value;
        return NpmCode().Match(text).Groups[1].Value switch
        {
            "E404" => "dependencies.not-found",
            "ETARGET" or "ENOVERSIONS" => "dependencies.no-such-version",
            "ERESOLVE" => "dependencies.conflict",
            "EINTEGRITY" => "dependencies.corrupt",
            "EINVALIDPACKAGENAME" or "EINVALIDTAGNAME" or "EUNSUPPORTEDPROTOCOL" or "EJSONPARSE" or "EOVERRIDE" => "dependencies.invalid",
            "ECONNREFUSED" or "ECONNRESET" or "ETIMEDOUT" or "ENOTFOUND" or "EAI_AGAIN" or "E502" or "E503" or "E504" => "dependencies.registry-unreachable",
            _ => "dependencies.install-failed",
        };
    }

    /// <summary>True when the lock that it was given does not fit the wish after all.</summary>
    public bool SaysLockDoesNotFit() => NpmCode().Match(_text.ToString()).Groups[1].Value == "EUSAGE";

    [GeneratedRegex(@"npm (?:error|ERR!) code (\w+)")]
    private static partial Regex NpmCode();

    // The registry's own word, as it stands in its error answers.
    [GeneratedRegex(@"\[(dependencies\.[a-z-]+)\]")]
    private static partial Regex OwnCode();
}
