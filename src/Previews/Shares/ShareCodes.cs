using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Forja.Accounts;
using Forja.ProjectFiles;

namespace Forja.Previews.Shares;

/// <summary>
/// The part of a link that opens it: the share's id and 128 bits that only this instance can compute from it. Nothing that opens a link is stored, so a copy of
/// the database opens none, the owner can see and copy a link again, and replacing the instance's token ends them all.
/// </summary>
internal sealed class ShareCodes(Instance instance)
{
    public const string Parameter = "forja-share";
    public const int IdLength = 26;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int MarkBytes = 16;

    private readonly byte[] _key = instance.KeyFor("share");

    public static string NewId() => RandomNumberGenerator.GetString(Alphabet, IdLength);

    public string CodeOf(ProjectId project, string id) => id + Convert.ToHexStringLower(MarkOf(project, id));

    /// <summary>False for everything that this instance did not make for this very project.</summary>
    public bool TryOpen(string code, ProjectId project, [NotNullWhen(true)] out string? id)
    {
        id = null;
        if (code.Length != IdLength + (2 * MarkBytes) || !IsId(code.AsSpan(0, IdLength))) return false;

        Span<byte> mark = stackalloc byte[MarkBytes];
        if (Convert.FromHexString(code.AsSpan(IdLength), mark, out _, out var written) != System.Buffers.OperationStatus.Done || written != MarkBytes) return false;
        if (!CryptographicOperations.FixedTimeEquals(mark, MarkOf(project, code[..IdLength]))) return false;

        id = code[..IdLength];
        return true;
    }

    public static bool IsId(ReadOnlySpan<char> text) => text.Length == IdLength && !text.ContainsAnyExcept(Alphabet);

    private byte[] MarkOf(ProjectId project, string id) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{project.Value}/{id}"))[..MarkBytes];
}
