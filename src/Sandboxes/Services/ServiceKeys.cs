using System.Security.Cryptography;
using System.Text;

namespace Forja.Sandboxes.Services;

/// <summary>
/// The passwords of one service: the app's, and that of a second user who may only read, with which data are looked at. Both are letters and digits, so that they mean
/// the same in a shell, in SQL and in an address. They are never written to a log.
/// </summary>
internal sealed class ServiceKeys(string password)
{
    public const string User = "app", Reader = "forja_reader", Database = "app";

    private const int Bytes = 24;

    public string Password => password;

    public string ReaderPassword { get; } = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(Reader)))[..(2 * Bytes)];

    public static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public override string ToString() => "(passwords)";
}
