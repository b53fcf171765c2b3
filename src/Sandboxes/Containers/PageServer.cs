using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Containers;

/// <summary>Programs that are pages alone, once they are built: nginx serves them, as an ordinary user.</summary>
internal static class PageServer
{
    // Runs as an ordinary user, who may not listen below 1024.
    private const string Image = "nginxinc/nginx-unprivileged:stable";

    private const int Port = 8080;

    private const string Folder = "/usr/share/nginx/html";

    /// <summary>What Vite builds.</summary>
    public static ContainerStage Built(RecipeProgram program, AppFacts app)
    {
        var build = NodePackage.Parse(app.Text("package.json") ?? "{}")?.Scripts.ContainsKey("build") == true ? "npm run build" : "npx vite build";
        return Serving(program, $"""
            FROM {NodeStage.Image} AS {program.Name}-build
            WORKDIR /app
            {NodeStage.Packages(app, program.Directory, development: true)}
            COPY {ContainerStage.FolderOf(program)} .
            RUN {build}


            """, $"--from={program.Name}-build /app/dist");
    }

    /// <summary>A folder of pages, as it is.</summary>
    public static ContainerStage AsTheyAre(RecipeProgram program)
    {
        // The last word of its command is the folder, as it is seen inside.
        var folder = program.Start[^1];
        return Serving(program, "", folder.StartsWith("/app/", StringComparison.Ordinal) ? folder["/app/".Length..] : ".");
    }

    private static ContainerStage Serving(RecipeProgram program, string before, string pages) => new(program.Name, program.Kind, Port, true, $"""
        {before}FROM {Image} AS {program.Name}
        COPY {ContainerFiles.Pages} /etc/nginx/conf.d/default.conf
        COPY {pages} {Folder}
        EXPOSE {Port}

        """.ReplaceLineEndings("\n"));

    /// <summary>What it is told, in nginx's words.</summary>
    /// <param name="oneDocument">Every address that is no file is the app's own route: its one document is given.</param>
    /// <param name="api">Host and port that answer below <c>/api</c>; null when nobody does.</param>
    public static string Settings(bool oneDocument, string? api)
    {
        var proxy = api is null ? "" : $$"""

              location /api {
                proxy_pass http://{{api}};
                proxy_http_version 1.1;
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                proxy_set_header X-Forwarded-Proto $scheme;
                proxy_set_header Upgrade $http_upgrade;
                proxy_set_header Connection $forwarded_connection;
              }

            """;
        return $$"""
            map $http_upgrade $forwarded_connection {
              default upgrade;
              '' close;
            }

            server {
              listen {{Port}};
              root {{Folder}};

              location / {
                try_files $uri {{(oneDocument ? "$uri/ /index.html" : "$uri.html $uri/ =404")}};
              }
            {{proxy}}}

            """.ReplaceLineEndings("\n");
    }
}
