using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Containers;

/// <summary>A program that Python runs.</summary>
internal static class PythonStage
{
    private const string Image = "python:3.13-slim";

    public static bool Runs(RecipeProgram program) => ShellCommand.ProgramOf(program.Start) is "python3" or "python" or "uv" or "gunicorn" or "uvicorn";

    public static ContainerStage For(RecipeProgram program, AppFacts app)
    {
        var (start, own) = (ContainerStage.WithoutWatching(program.Start), "");
        var locked = app.Has("uv.lock");
        if (program.Kind == "flask" && !locked && PythonProgram.ModuleOf(app) is { } module)
        {
            // Flask's own server is for whoever writes the app.
            (start, own) = (["gunicorn", "--bind", $"0.0.0.0:{program.Port}", module], " gunicorn");
        }

        var listed = app.Has("requirements.txt") ? " -r requirements.txt" : "";
        var install = locked ? "\nRUN pip install --no-cache-dir uv && uv sync --frozen" : (listed + own).Length == 0 ? "" : $"\nRUN pip install --no-cache-dir{listed}{own}";
        // What the platform installs with is here already; what the project itself asks for stays.
        var wished = program.Install?.Split(" && ").Where(step => !step.StartsWith("uv sync", StringComparison.Ordinal) && !step.Contains(RecipeDetector.PythonPackages, StringComparison.Ordinal)).ToList() ?? [];
        return ContainerStage.Running(program, $"""
            FROM {Image} AS {program.Name}
            WORKDIR /app
            RUN {ContainerStage.Folders}
            COPY --chown={ContainerStage.User} {ContainerStage.FolderOf(program)} .{install}{string.Concat(wished.Select(step => $"\nRUN {step}"))}
            """, start);
    }
}
