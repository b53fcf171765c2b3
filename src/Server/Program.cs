var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenApi();
var app = builder.Build();
app.MapOpenApi();
app.MapGet("/health/live", () => "ok");
app.Run();

/// <summary>The host; public so that tests can start it.</summary>
public partial class Program;
