using Forja.Accounts;
using Forja.Generation;
using Forja.Previews;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes;
using Forja.Server;
using Forja.Server.Grains;
using Forja.Server.Http;
using Forja.Server.Storage;
using Forja.Turns;
using Microsoft.Extensions.DependencyInjection.Extensions;

// Its settings lie beside the program, wherever it is called from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var data = builder.AddSettings(args);
builder.Services.AddStorage(data);
builder.AddGrains();
builder.Services.AddProjectFiles().AddStarters();
builder.Services.AddGeneration();
builder.Services.AddSandboxes();
builder.Services.AddAccounts();
builder.Services.AddPreviews();
builder.Services.AddTurns();
builder.Services.AddApi();
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Forja.*", "Microsoft.AspNetCore.*"));
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
if (Settings.WritesDocument) builder.Services.RemoveAll<IHostedService>();

var app = builder.Build();
app.UseExceptionHandler();
app.UsePreviews();
app.UseStatusCodePages();
app.UseAccounts();
app.UseProjectFiles();
app.UseWebSockets();
app.UseWebInterface();
app.MapHealth();
app.MapApi();
app.PrintStartLink();
return await app.ServeAsync();

/// <summary>The host; public so that tests can start it.</summary>
public partial class Program;
