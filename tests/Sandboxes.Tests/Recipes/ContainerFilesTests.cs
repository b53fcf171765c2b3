using System.Collections.Immutable;
using Forja.Sandboxes.Containers;
using Forja.Sandboxes.Recipes;
using Forja.Sandboxes.Services;

namespace Forja.Sandboxes.Tests.Recipes;

/// <summary>What Docker is told of an app.</summary>
public sealed class ContainerFilesTests
{
    [Fact]
    public void For_PagesThatViteBuilds_BuildsThemOnceAndServesThem()
    {
        var files = For([], ("package.json", """{"scripts":{"dev":"vite","build":"tsc && vite build"},"devDependencies":{"vite":"8"}}"""), ("package-lock.json", "{}"), ("index.html", ""));

        Assert.Equal(
            """
            # docker build -t app . && docker run --rm -p 8080:8080 app

            FROM node:24-slim AS web-build
            WORKDIR /app
            COPY package.json package-lock.json ./
            RUN npm ci
            COPY . .
            RUN npm run build

            FROM nginxinc/nginx-unprivileged:stable AS web
            COPY nginx.conf /etc/nginx/conf.d/default.conf
            COPY --from=web-build /app/dist /usr/share/nginx/html
            EXPOSE 8080

            """,
            files["Dockerfile"]);
        Assert.Equal([".dockerignore", "Dockerfile", "nginx.conf"], files.Keys);
        Assert.Contains("try_files $uri $uri/ /index.html;", files["nginx.conf"], StringComparison.Ordinal);
        Assert.DoesNotContain("proxy_pass", files["nginx.conf"], StringComparison.Ordinal);
    }

    [Fact]
    public void For_PythonProgram_RunsBehindAServerAsAnOrdinaryUser()
    {
        var files = For([], ("app.py", "from flask import Flask\nsite = Flask(__name__)"), ("requirements.txt", "flask"));

        Assert.Equal(
            """
            # docker build -t app . && docker run --rm -p 5000:5000 app

            FROM python:3.13-slim AS web
            WORKDIR /app
            RUN mkdir -p /data && chown 1000 /app /data
            COPY --chown=1000 . .
            RUN pip install --no-cache-dir -r requirements.txt gunicorn
            ENV FLASK_APP="app"
            ENV HOME="/data"
            ENV HOST="0.0.0.0"
            ENV PORT="5000"
            ENV PYTHONDONTWRITEBYTECODE="1"
            ENV PYTHONUNBUFFERED="1"
            EXPOSE 5000
            VOLUME /data
            USER 1000
            CMD ["gunicorn", "--bind", "0.0.0.0:5000", "app:site"]

            """,
            files["Dockerfile"]);
    }

    [Fact]
    public void For_PagesWithAnApiAndADatabase_ComposesThem()
    {
        var files = For(
            [ServiceKind.Postgres],
            ("package.json", """{"scripts":{"dev":"vite","api":"node --watch server/index.js","build":"vite build"},"devDependencies":{"vite":"8","express":"5"}}"""),
            ("package-lock.json", "{}"), ("index.html", ""), ("server/index.js", "app.listen(process.env.PORT)"));

        Assert.Contains("RUN npm ci --omit=dev", files["Dockerfile"], StringComparison.Ordinal);
        Assert.Contains("""CMD ["/bin/sh", "-c", "exec node server/index.js"]""", files["Dockerfile"], StringComparison.Ordinal);
        // Whoever names no stage gets the one that people open.
        Assert.True(files["Dockerfile"].IndexOf(" AS api", StringComparison.Ordinal) < files["Dockerfile"].IndexOf(" AS web\n", StringComparison.Ordinal));
        Assert.Contains("proxy_pass http://api:3000;", files["nginx.conf"], StringComparison.Ordinal);
        Assert.Equal(
            """
            # docker compose up --build, with DATABASE_PASSWORD in a file named .env
            services:
              api:
                build:
                  context: .
                  target: api
                restart: unless-stopped
                volumes:
                  - api-data:/data
                environment:
                  WEB_URL: http://web:8080
                  DATABASE_URL: postgresql://app:${DATABASE_PASSWORD:?Write DATABASE_PASSWORD=… into a file named .env}@postgres:5432/app
                  PGHOST: postgres
                  PGPORT: "5432"
                  PGUSER: app
                  PGPASSWORD: ${DATABASE_PASSWORD:?Write DATABASE_PASSWORD=… into a file named .env}
                  PGDATABASE: app
                depends_on:
                  postgres:
                    condition: service_healthy
              web:
                build:
                  context: .
                  target: web
                restart: unless-stopped
                ports:
                  - "8080:8080"
                depends_on:
                  api:
                    condition: service_started
              postgres:
                image: postgres:17
                restart: unless-stopped
                environment:
                  POSTGRES_USER: app
                  POSTGRES_DB: app
                  POSTGRES_PASSWORD: ${DATABASE_PASSWORD:?Write DATABASE_PASSWORD=… into a file named .env}
                volumes:
                  - postgres:/var/lib/postgresql/data
                healthcheck:
                  test: ["CMD-SHELL", "pg_isready -U app"]
                  interval: 2s
                  timeout: 5s
                  retries: 30
            volumes:
              api-data:
              postgres:

            """,
            files["compose.yaml"]);
    }

    [Fact]
    public void For_TwoDatabases_NamesNoVariableTwice()
    {
        var compose = For([ServiceKind.Postgres, ServiceKind.MariaDb], ("app.py", "from flask import Flask\napp = Flask(__name__)"), ("requirements.txt", "flask"))["compose.yaml"];

        Assert.Equal(2, compose.Split("DATABASE_URL: postgresql://").Length);
        Assert.DoesNotContain("DATABASE_URL: mysql", compose, StringComparison.Ordinal);
        Assert.Contains("MYSQL_URL: mysql://app:", compose, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main.go", "go.mod", "RUN CGO_ENABLED=0 go build -o /out/app .", """CMD ["/usr/local/bin/app"]""")]
    [InlineData("Api.csproj", "Program.cs", "RUN dotnet publish Api.csproj -c Release -o /out", """CMD ["dotnet", "Api.dll"]""")]
    [InlineData("src/main.rs", "Cargo.toml", "RUN cargo install --path . --root /out && mv /out/bin/* /out/app", """CMD ["/usr/local/bin/app"]""")]
    [InlineData("index.php", "style.css", "FROM php:8.4-cli AS web", """CMD ["php", "-S", "0.0.0.0:8000"]""")]
    public void For_OtherLanguages_UseTheirOwnImages(string first, string second, string instruction, string command)
    {
        var text = For([], (first, ""), (second, ""))["Dockerfile"];

        Assert.Contains(instruction, text, StringComparison.Ordinal);
        Assert.Contains(command, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"scripts":{"dev":"vite"},"devDependencies":{"vite":"8"}}""")]
    [InlineData("""{"scripts":{"dev":"node --watch server.js","start":"node server.js"}}""")]
    [InlineData("""{"scripts":{"dev":"next dev","build":"next build","start":"next start"},"dependencies":{"next":"16"}}""")]
    public void For_AnyNodeApp_NamesNothingOfThePlatform(string package)
    {
        var files = For([], ("package.json", package), ("server.js", ""), ("index.html", ""));

        Assert.All(files.Values, text => Assert.DoesNotContain("forja", text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("--watch", files["Dockerfile"], StringComparison.Ordinal);
    }

    private static ImmutableSortedDictionary<string, string> For(ImmutableArray<ServiceKind> services, params (string Path, string Text)[] files)
    {
        var app = new AppFacts([.. files.Select(file => file.Path)], files.ToImmutableDictionary(file => file.Path, file => file.Text));
        return ContainerFiles.For(app, Assert.IsType<RecipeOutcome.Found>(RecipeDetector.Detect(app)).Recipe, services);
    }
}
