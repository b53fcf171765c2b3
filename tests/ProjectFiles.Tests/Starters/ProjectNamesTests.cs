using Forja.ProjectFiles.Starters;
using Xunit;

namespace Forja.ProjectFiles.Tests.Starters;

public sealed class ProjectNamesTests
{
    [Theory]
    [InlineData("um quadro kanban com arrastar e soltar", "Quadro kanban", "quadro-kanban")]
    [InlineData("Por favor, crie um app de receitas que salva favoritos", "App de receitas", "app-de-receitas")]
    [InlineData("Please build me a todo list with categories", "Todo list", "todo-list")]
    [InlineData("I want to create a personal finance tracker.", "Personal finance tracker", "personal-finance-tracker")]
    [InlineData("uma loja chamada \"Maçã & Cia\" com carrinho", "Maçã & Cia", "maca-cia")]
    [InlineData("Please implement a 2048 game website for users to play the 2048 game.", "2048 game website", "2048-game-website")]
    [InlineData("Please implement a real estate website to display property information and provide search functionality.", "Real estate website", "real-estate-website")]
    [InlineData("um site para vender bolos", "Site para vender bolos", "site-para-vender-bolos")]
    [InlineData("gestão de férias", "Gestão de férias", "gestao-de-ferias")]
    [InlineData("", "App", "app")]
    [InlineData("日本語のアプリ", "日本語のアプリ", "app")]
    public void FromPrompt_Sentence_NamesTheThing(string prompt, string title, string name)
    {
        var names = ProjectNames.FromPrompt(prompt);

        Assert.Equal(title, names.Title);
        Assert.Equal(name, names.Name);
    }

    [Fact]
    public void FromPrompt_EndlessSentence_IsCutAtAWord()
    {
        var names = ProjectNames.FromPrompt(string.Concat(Enumerable.Repeat("palavra ", 200)));

        Assert.InRange(names.Title.Length, 1, ProjectNames.MaxTitleLength);
        Assert.EndsWith("palavra", names.Title);
    }

    [Fact]
    public void FromTitle_ControlCharacters_AreDropped() => Assert.Equal("a b", ProjectNames.FromTitle("a\u0000\n\t b\u0007").Title);
}
