using Forja.ProjectFiles.Starters;
using Xunit;

namespace Forja.ProjectFiles.Tests.Starters;

public sealed class PickStarterTests
{
    [Theory]
    [InlineData("um quadro kanban com arrastar e soltar", "react")]
    [InlineData("A dashboard for my coffee shop", "react")]
    [InlineData("", "react")]
    [InlineData("Uma loja em Vue 3 com carrinho", "vue")]
    [InlineData("build a todo list using vue.js", "vue")]
    [InlineData("Um contador em Svelte", "svelte")]
    [InlineData("SvelteKit blog", "svelte")]
    [InlineData("Uma API em Python com Flask", "flask")]
    [InlineData("um servidor python que guarda notas", "flask")]
    [InlineData("a FastAPI service for invoices", "fastapi")]
    [InlineData("uma API em C# para clientes", "dotnet")]
    [InlineData("an ASP.NET Core minimal API", "dotnet")]
    [InlineData("a web API in Go, without .NET or FastAPI", "go")]
    [InlineData("um serviço em .NET 10", "dotnet")]
    [InlineData("uma API em Go para pedidos", "go")]
    [InlineData("a Golang service", "go")]
    [InlineData("a game where players go in circles", "react")]
    [InlineData("a to-do list to check in and go to the gym", "react")]
    [InlineData("crie uma API REST de clientes", "express")]
    [InlineData("a REST API for books", "express")]
    [InlineData("servidor em Node.js", "express")]
    [InlineData("an express server with three routes", "express")]
    [InlineData("um microsserviço de pagamentos", "express")]
    [InlineData("uma página simples com meu currículo", "html")]
    [InlineData("uma pagina simples", "html")]
    [InlineData("a simple landing page for a dentist", "html")]
    [InlineData("a page in plain HTML", "html")]
    [InlineData("HTML, CSS e JavaScript: uma calculadora", "html")]
    [InlineData("Use React, and call a Python API later", "react")]
    [InlineData("A guest book with a backend and a database", "fullstack")]
    [InlineData("um app full stack de estoque", "fullstack")]
    [InlineData("lista de clientes com banco de dados", "fullstack")]
    [InlineData("React no front e Express.js na API", "fullstack")]
    [InlineData("a React front-end with a back-end for bookings", "fullstack")]
    [InlineData("API em Python", "flask")]
    [InlineData("uma API em Flask com banco de dados", "flask")]
    [InlineData("a REST API for books with a database", "express")]
    [InlineData("a kanban without a database", "react")]
    [InlineData("uma loja em Vue com banco de dados", "vue")]
    public void For_Prompt_PicksByItsWords(string prompt, string expected) => Assert.Equal(expected, PickStarter.For(prompt));

    [Theory]
    [InlineData("um painel que usa uma API de clima", "react")]
    [InlineData("a dashboard that uses a REST API", "react")]
    public void For_ScreenThatCallsAnApi_IsNotAnApi(string prompt, string expected) => Assert.Equal(expected, PickStarter.For(prompt));

    [Theory]
    [InlineData("app sem react, em vue", "vue")]
    [InlineData("a page without React", "react")]
    [InlineData("I want an express delivery tracker", "react")]
    [InlineData("um app de notas sem backend", "react")]
    [InlineData("Lista de tarefas, sem back-end nem banco de dados, só no navegador", "react")]
    [InlineData("uma agenda que não precisa de servidor nem de API", "react")]
    [InlineData("notas sem usar uma API", "react")]
    [InlineData("a notes app without a backend", "react")]
    [InlineData("a notes app, no backend and no database", "react")]
    [InlineData("A habit tracker without any server, API or database", "react")]
    [InlineData("a quiz that doesn't need a back-end", "react")]
    [InlineData("a shop in Vue, not React", "vue")]
    [InlineData("uma API REST de livros sem banco de dados", "express")]
    [InlineData("React na tela e Express no backend", "fullstack")]
    [InlineData("um cadastro com tela em React no front-end e API no back-end", "fullstack")]
    public void For_WordThatIsNotMeant_DoesNotDecide(string prompt, string expected) => Assert.Equal(expected, PickStarter.For(prompt));

    [Theory]
    [InlineData("uma API em Go", "express")]
    [InlineData("a service in C#", "express")]
    [InlineData("a FastAPI service", "flask")]
    public void For_ToolsAreNotOnTheMachine_PicksTheNearestThatRuns(string prompt, string expected) =>
        Assert.Equal(expected, PickStarter.For(prompt, id => id is not ("go" or "dotnet" or "fastapi")));

    [Fact]
    public void For_UnpairedSurrogate_StillPicks() => Assert.Equal("vue", PickStarter.For("\ud800 vue"));
}
