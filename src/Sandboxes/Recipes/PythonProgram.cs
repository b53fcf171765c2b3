using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Recipes;

/// <summary>Recognises a Python program by the file that it begins in and the packages that it names. Pure.</summary>
internal static partial class PythonProgram
{
    private const int FlaskPort = 5000, PythonPort = 8000;
    private const string Local = "127.0.0.1";

    private static readonly string[] Files = ["app.py", "main.py", "server.py", "wsgi.py", "asgi.py", "app/main.py", "src/main.py"];

    /// <summary>Null when there is no Python program.</summary>
    public static RecipeProgram? Guess(AppFacts app)
    {
        if (app.Has("manage.py"))
        {
            return Program(app, "django", ["python3", "manage.py", "runserver", $"{Local}:{PythonPort}"], PythonPort) with { Install = Joined(InstallOf(app), "python3 manage.py migrate --noinput") };
        }

        if (Files.FirstOrDefault(app.Has) is not { } file) return null;
        var code = app.Text(file) ?? "";
        var wishes = $"{app.Text("requirements.txt")}\n{app.Text("pyproject.toml")}\n{code}".ToLowerInvariant();
        var module = file[..^3].Replace('/', '.');
        if (wishes.Contains("fastapi", StringComparison.Ordinal) || wishes.Contains("uvicorn", StringComparison.Ordinal) || wishes.Contains("starlette", StringComparison.Ordinal))
        {
            var name = NamedApp(code, "FastAPI|Starlette");
            return Program(app, "fastapi", ["python3", "-m", "uvicorn", $"{module}:{name}", "--reload", "--host", Local, "--port", $"{PythonPort}"], PythonPort);
        }

        if (wishes.Contains("flask", StringComparison.Ordinal))
        {
            // Debug mode by the environment: as an option it moved between Flask's versions.
            var flask = Program(app, "flask", ["python3", "-m", "flask", "run", "--host", Local, "--port", $"{FlaskPort}"], FlaskPort);
            return flask with { Environment = flask.Environment.Add("FLASK_APP", module).Add("FLASK_DEBUG", "1") };
        }

        return Program(app, "python", ["python3", file], PortIn(code) ?? PythonPort);
    }

    /// <summary>The Flask app as a server names it: "app:app"; null when there is no file that it begins in.</summary>
    public static string? ModuleOf(AppFacts app) =>
        Files.FirstOrDefault(app.Has) is { } file ? $"{file[..^3].Replace('/', '.')}:{NamedApp(app.Text(file) ?? "", "Flask")}" : null;

    private static RecipeProgram Program(AppFacts app, string kind, ImmutableArray<string> start, int port)
    {
        var uv = app.Has("uv.lock");
        return new RecipeProgram(RecipeProgram.WebName, kind, uv ? ["uv", "run", .. start] : start, port)
        {
            Directory = app.Directory,
            Install = InstallOf(app),
            Environment = ImmutableSortedDictionary<string, string>.Empty.Add("PYTHONUNBUFFERED", "1").Add("PYTHONDONTWRITEBYTECODE", "1"),
        };
    }

    // What this machine has already is not fetched: the program looks first.
    private static string? InstallOf(AppFacts app) =>
        app.Has("uv.lock") ? "uv sync --frozen"
        : app.Text("requirements.txt") is { } wanted && wanted.AsSpan().Trim().Length > 0 ? $"python3 {RecipeDetector.PythonPackages} requirements.txt"
        : null;

    private static string Joined(string? first, string second) => first is null ? second : $"{first} && {second}";

    private static string NamedApp(string code, string made)
    {
        var match = Regex.Match(code, $@"^([A-Za-z_][A-Za-z0-9_]*)\s*(?::[^=\n]+)?=\s*(?:[A-Za-z_.]+\.)?(?:{made})\(", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups[1].Value : "app";
    }

    private static int? PortIn(string code)
    {
        if (code.Contains("environ", StringComparison.Ordinal) || code.Contains("getenv", StringComparison.Ordinal)) return null;
        return NamedPort().Match(code) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var port && SandboxConnections.IsReachable(port) ? port : null;
    }

    [GeneratedRegex("""(?:\bport\s*=\s*|\(\s*["'](?:127\.0\.0\.1|0\.0\.0\.0|localhost|)["']\s*,\s*)([0-9]{4,5})\b""", RegexOptions.IgnoreCase)]
    private static partial Regex NamedPort();
}
