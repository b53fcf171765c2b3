using System.Collections.Immutable;
using System.Text;
using Forja.Sandboxes.Recipes;
using Forja.Sandboxes.Services;

namespace Forja.Sandboxes.Containers;

/// <summary>Programs and databases that are started together: the Compose file of an app.</summary>
internal static class ComposeFile
{
    // Asked for, never made up: an app that others reach must not stand behind a password that everybody knows.
    private const string Password = "${DATABASE_PASSWORD:?Write DATABASE_PASSWORD=… into a file named .env}";

    public static string For(Recipe recipe, ImmutableArray<ContainerStage> stages, ImmutableArray<ServiceKind> services)
    {
        var text = new StringBuilder();
        text.Append("# docker compose up --build").Append(services.IsEmpty ? "" : ", with DATABASE_PASSWORD in a file named .env").Append('\n').Append("services:\n");
        foreach (var stage in stages) Program(text, stage, recipe, stages, services);
        foreach (var service in services) Service(text, service);
        var volumes = stages.Where(stage => !stage.ServesPages).Select(DataOf).Concat(services.Select(service => service.Name)).ToList();
        if (volumes.Count > 0) text.Append("volumes:\n").AppendJoin("", volumes.Select(volume => $"  {volume}:\n"));
        return text.ToString();
    }

    private static void Program(StringBuilder text, ContainerStage stage, Recipe recipe, ImmutableArray<ContainerStage> stages, ImmutableArray<ServiceKind> services)
    {
        text.Append($"  {stage.Name}:\n    build:\n      context: .\n      target: {stage.Name}\n    restart: unless-stopped\n");
        if (stage.Name == recipe.Web.Name) text.Append($"    ports:\n      - \"{stage.Port}:{stage.Port}\"\n");
        if (!stage.ServesPages)
        {
            var variables = stages.Where(other => other != stage && other.Port is not null).Select(other => ($"{other.Name.ToUpperInvariant().Replace('-', '_')}_URL", $"http://{other.Name}:{other.Port}"))
                .Concat(services.SelectMany(VariablesOf))
                // Two databases have one name for their address: the first has it, as while the app runs here.
                .DistinctBy(variable => variable.Item1).ToList();
            text.Append($"    volumes:\n      - {DataOf(stage)}:{ContainerStage.DataFolder}\n");
            if (variables.Count > 0) text.Append("    environment:\n").AppendJoin("", variables.Select(variable => $"      {variable.Item1}: {variable.Item2}\n"));
        }

        var needed = stage.Name == recipe.Web.Name ? stages.Where(other => other.Name != stage.Name && other.Port is not null).Select(other => other.Name) : [];
        var before = needed.Concat(stage.ServesPages ? [] : services.Select(service => service.Name)).ToList();
        if (before.Count == 0) return;
        text.Append("    depends_on:\n");
        foreach (var name in before) text.Append($"      {name}:\n        condition: {(services.Any(service => service.Name == name) ? "service_healthy" : "service_started")}\n");
    }

    private static string DataOf(ContainerStage stage) => $"{stage.Name}-data";

    // A number is a text here.
    private static IEnumerable<(string Name, string Value)> VariablesOf(ServiceKind kind) =>
        ServiceVariables.Of(kind, kind.Name, Password).Select(pair => (pair.Key, pair.Value.All(char.IsAsciiDigit) ? $"\"{pair.Value}\"" : pair.Value));

    private static void Service(StringBuilder text, ServiceKind kind)
    {
        var (user, database) = (ServiceKeys.User, ServiceKeys.Database);
        var (image, data, lines, health) = kind.Name switch
        {
            "postgres" => ("postgres:17", "/var/lib/postgresql/data", $"    environment:\n      POSTGRES_USER: {user}\n      POSTGRES_DB: {database}\n      POSTGRES_PASSWORD: {Password}\n", $"pg_isready -U {user}"),
            "mariadb" => ("mariadb:11", "/var/lib/mysql", $"    environment:\n      MARIADB_USER: {user}\n      MARIADB_DATABASE: {database}\n      MARIADB_PASSWORD: {Password}\n      MARIADB_RANDOM_ROOT_PASSWORD: \"1\"\n", "healthcheck.sh --connect --innodb_initialized"),
            _ => ("redis:8", "/data", $"    command: [\"redis-server\", \"--appendonly\", \"yes\", \"--requirepass\", \"{Password}\"]\n", "redis-cli ping"),
        };
        text.Append($"  {kind.Name}:\n    image: {image}\n    restart: unless-stopped\n{lines}    volumes:\n      - {kind.Name}:{data}\n");
        text.Append($"    healthcheck:\n      test: [\"CMD-SHELL\", \"{health}\"]\n      interval: 2s\n      timeout: 5s\n      retries: 30\n");
    }
}
