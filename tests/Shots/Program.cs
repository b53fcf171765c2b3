using System.Net.Http.Json;
using System.Text.Json;
using Forja.EndToEnd.Tests;
using Forja.Shots;
using Forja.Testing.Running;

// Takes pictures of every screen in every size, theme and language. Usage: forja-shots [PART OF A FILE'S NAME]
if ((Installation.Lacks ?? (Chromium.Path is null ? "Chromium is not installed" : null)) is { } lacks)
{
    Console.Error.WriteLine($"No pictures: {lacks}.");
    return 1;
}

var folder = Directory.CreateDirectory(Path.Combine(Installation.Root, "shots")).FullName;
await using var server = await ForjaServer.StartAsync(new ForjaServerSettings { Environment = new Dictionary<string, string> { ["Forja__Packages__PrepareStarters"] = "false" } });
using var client = server.CreateClient();
using var playwright = await Playwright.CreateAsync();
await using var browser = await Chromium.StartAsync(playwright);
var tour = new Tour(browser, server, folder);
foreach (var language in Look.All.GroupBy(look => look.Language))
{
    using var answer = await client.PostAsJsonAsync("/api/projects", new { prompt = "Ateliê Aurora", name = "Ateliê Aurora", starter = "html", model = "starter", language = language.Key });
    var project = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    await using (var events = await EventStream.OpenAsync(client, project)) await events.TurnEndAsync();
    foreach (var look in language.Where(look => args.Length == 0 || look.FileName("").Contains(args[0], StringComparison.OrdinalIgnoreCase)))
    {
        await tour.TakeAsync(look, project);
        Console.Error.WriteLine($"{look.Size}, {look.Scheme}, {look.Language}");
    }
}
Console.WriteLine(folder);
return 0;
