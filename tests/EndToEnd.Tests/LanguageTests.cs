using System.Text.RegularExpressions;

namespace Forja.EndToEnd.Tests;

/// <summary>The screens speak Portuguese and English: by the browser's language at first, and as chosen after that.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed partial class LanguageTests(Product product)
{
    [Theory]
    [InlineData("pt-BR", "O que vamos forjar?", "Descreva o app")]
    [InlineData("en-US", "What shall we forge?", "Describe the app")]
    [InlineData("ja-JP", "What shall we forge?", "Describe the app")]
    public async Task Home_InABrowserOfThisLanguage_SpeaksIt(string locale, string title, string label)
    {
        await using var person = await product.NewPersonAsync(locale);

        var home = await product.OpenHomeAsync(person);

        await Expect(home.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(title);
        await Expect(home.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = label })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Language_Chosen_StaysAfterAReload()
    {
        await using var person = await product.NewPersonAsync();
        var home = await product.OpenHomeAsync(person);

        await home.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Theme and language" }).ClickAsync();
        await home.Page.GetByRole(AriaRole.Menuitemradio, new PageGetByRoleOptions { NameRegex = Portuguese() }).ClickAsync();
        await Expect(home.Page.Locator("html")).ToHaveAttributeAsync("lang", "pt-BR");
        await home.Page.ReloadAsync();

        await Expect(home.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("O que vamos forjar?");
    }

    [GeneratedRegex("Português")]
    private static partial Regex Portuguese();
}
