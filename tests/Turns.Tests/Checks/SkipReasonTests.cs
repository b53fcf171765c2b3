using System.Reflection;
using Forja.Turns.Checks;

namespace Forja.Turns.Tests.Checks;

/// <summary>A check that was not made says why, in the language of whoever reads it.</summary>
public sealed class SkipReasonTests
{
    public static TheoryData<string> Codes => [.. typeof(SkipReasons).GetFields(BindingFlags.Static | BindingFlags.Public).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void SkipReasons_EachCode_HasASentenceInBothLanguages(string code)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Forja.slnx"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("There is no repository around the tests.");
        foreach (var language in (string[])["en", "pt-BR"])
            Assert.Contains($"'receipt.reason.{code}':", File.ReadAllText(Path.Combine(folder, "web", "src", "i18n", $"{language}.receipt.ts")));
    }

    [Fact]
    public void Unseen_WhatFailed_IsSkippedWithTheReason()
    {
        var receipt = new Receipt(1, [new Check(Check.Page, CheckStatus.Passed, null, 1), new Check(Check.Phone, CheckStatus.Failed, "net::ERR_SOCKET_NOT_CONNECTED", 2)], null, default, default);

        var unseen = receipt.Unseen(SkipReasons.SandboxRestarted);

        Assert.Empty(unseen.Failed);
        Assert.Equal([(CheckStatus.Passed, null), (CheckStatus.Skipped, SkipReasons.SandboxRestarted)], unseen.Checks.Select(check => (check.Status, check.Detail)));
    }
}
