using Forja.Server;
using Forja.Server.Grains;
using Forja.Server.Storage;

var builder = WebApplication.CreateBuilder(args);
var options = builder.AddSettings(args);
builder.AddListening(options);
builder.AddGrains();
builder.Services.AddStorage(options.DataDirectory);
builder.Services.AddOpenApi("v1");

var app = builder.Build();
app.MapOpenApi();
app.MapGet("/health/live", () => "ok");

await app.RunAsync();

/// <summary>The host; public so that tests can start it.</summary>
public partial class Program;
