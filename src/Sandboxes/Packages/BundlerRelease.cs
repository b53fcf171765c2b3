using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Forja.Sandboxes.Packages;

/// <summary>The pinned bundler that makes packages into modules for pages: esbuild, its program for one kind of processor, and a reader of CommonJS exports.</summary>
internal sealed record BundlerRelease(ToolchainPackage Library, ToolchainPackage Program, ToolchainPackage Lexer)
{
    private const string EsbuildVersion = "0.28.2";

    private static readonly ToolchainPackage Esbuild =
        new("esbuild", EsbuildVersion, "sha512-HKVLS8dvII+xoKW9kmqxbRKrnWEXfJJr/FZhhJmiqIB0e053QNYFqOBouTMO/k5sID4MvCiUCvv8b9M4h32wIA==");

    private static readonly ToolchainPackage CommonJsLexer =
        new("cjs-module-lexer", "2.3.0", "sha512-lmNyBzi6iYiqyrExTctfmjd8tInx+dHu9PBomTfH5RXS53c27JMFJgzNv5TyAnm3PgGf+MLy0+Ws41/HlVxdKQ==");

    /// <summary>Name of its folder: another version or hash is another folder.</summary>
    public string Folder =>
        $"bundler-{Library.Version}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Library.Integrity + Program.Integrity + Lexer.Integrity)))[..12]}";

    public static BundlerRelease? Current(Architecture architecture) => architecture switch
    {
        Architecture.X64 => new(
            Esbuild, new("@esbuild/linux-x64", EsbuildVersion, "sha512-4xTZr1FUmSoQW4XIWmit3tzQrUTZM+N3P0XV8xROKYF50XfI7xeO90+1bZvNwxIufQ9hDQVRJH5YhgPVF8A/HQ=="), CommonJsLexer),
        Architecture.Arm64 => new(
            Esbuild, new("@esbuild/linux-arm64", EsbuildVersion, "sha512-pW4AC0P3it8c7do9MVM4p51FzHzdM/TZrerurgRcHJ2WTa1VQ1CIq18xncfpBJw4ojkiZZrKW2yIBWBP92j6Ug=="), CommonJsLexer),
        _ => null,
    };
}
