using System.Collections.Immutable;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Tests.Recipes;

public sealed class RecipeDetectorTests
{
    [Theory]
    [InlineData("""{"scripts":{"dev":"vite"},"devDependencies":{"vite":"8"}}""", "vite", 5173, "node /opt/forja/vite.mjs 5173")]
    [InlineData("""{"devDependencies":{"vite":"8"}}""", "vite", 5173, "node /opt/forja/vite.mjs 5173")]
    [InlineData("""{"scripts":{"dev":"node --watch server.js","start":"node server.js"}}""", "node", 3000, "/bin/sh -c exec node --watch server.js")]
    [InlineData("""{"scripts":{"start":"node server.js"}}""", "node", 3000, "/bin/sh -c exec node server.js")]
    [InlineData("""{"scripts":{"dev":"node server.js","predev":"node make.js"}}""", "node", 3000, "npm run dev")]
    [InlineData("""{"scripts":{"dev":"A=1 node a.js & node b.js"},"devDependencies":{"vite":"8"}}""", "node", 3000, "/bin/sh -c A=1 node a.js & node b.js")]
    [InlineData("""{"main":"./server.js"}""", "node", 3000, "node --watch server.js")]
    public void Detect_PackageJson_GivesItsServer(string package, string kind, int port, string command)
    {
        var recipe = Found(("package.json", package), ("server.js", ""));

        Assert.Equal((kind, port, command), (recipe.Kind, recipe.Port, string.Join(' ', recipe.Web.Start)));
    }

    [Fact]
    public void Detect_FlaskProgram_RunsItInDebugMode()
    {
        var recipe = Found(("app.py", "from flask import Flask\napp = Flask(__name__)"), ("requirements.txt", "flask"));

        Assert.Equal(("flask", 5000), (recipe.Kind, recipe.Port));
        Assert.Equal(("app", "1"), (recipe.Web.Environment["FLASK_APP"], recipe.Web.Environment["FLASK_DEBUG"]));
    }

    [Theory]
    [InlineData("index.html", "/app")]
    [InlineData("public/index.html", "/app/public")]
    public void Detect_OnlyPages_ServesTheirFolder(string page, string folder) =>
        Assert.Equal(["node", RecipeDetector.StaticServer, folder], Found((page, "<p>")).Web.Start);

    [Fact]
    public void Detect_SettingsNameACommand_TheyWin()
    {
        var recipe = Found(("forja.json", """{"install":"make deps","start":"make serve","port":9000}"""), ("package.json", """{"scripts":{"dev":"vite"}}"""));

        Assert.Equal(("custom", 9000, "make deps"), (recipe.Kind, recipe.Port, recipe.Web.Install));
        Assert.Equal(["/bin/sh", "-c", "exec make serve"], recipe.Web.Start);
    }

    [Theory]
    [InlineData("{", "sandbox.recipe-invalid")]
    [InlineData("[]", "sandbox.recipe-invalid")]
    [InlineData("""{"start":3}""", "sandbox.recipe-invalid")]
    [InlineData("""{"start":[]}""", "sandbox.recipe-invalid")]
    [InlineData("""{"start":"x","port":22}""", "sandbox.recipe-invalid")]
    [InlineData("""{"start":"x","port":4873}""", "sandbox.recipe-invalid")]
    [InlineData("""{"mounts":["/"],"devices":["/dev/kvm"],"runtime":"none","network":"host"}""", "sandbox.no-recipe")]
    [Trait("Case", "S7")]
    public void Detect_SettingsAreWrongOrWantMore_SaysSo(string settings, string code)
    {
        var outcome = RecipeDetector.Detect(Facts(("forja.json", settings)));

        Assert.Equal(code, Assert.IsType<RecipeOutcome.Missing>(outcome).Code);
    }

    [Theory]
    [InlineData("next", "package.json", """{"scripts":{"dev":"next dev"},"dependencies":{"next":"15"}}""", 3000, "next dev")]
    [InlineData("astro", "package.json", """{"scripts":{"dev":"astro dev"},"dependencies":{"astro":"5"}}""", 4321, "astro dev")]
    [InlineData("fastify", "package.json", """{"scripts":{"dev":"node app.js --port 4100"},"dependencies":{"fastify":"5"}}""", 4100, "node app.js --port 4100")]
    [InlineData("fastapi", "main.py", "from fastapi import FastAPI\nservice = FastAPI()", 8000, "python3 -m uvicorn main:service --reload --host 127.0.0.1 --port 8000")]
    [InlineData("django", "manage.py", "", 8000, "python3 manage.py runserver 127.0.0.1:8000")]
    [InlineData("python", "app.py", "HTTPServer(('127.0.0.1', 8123), H)", 8123, "python3 app.py")]
    [InlineData("dotnet", "Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />", 5000, "dotnet watch --non-interactive --project Api.csproj run --no-launch-profile")]
    [InlineData("rust", "src/main.rs", "", 8080, "cargo run", "Cargo.toml")]
    [InlineData("go", "main.go", "", 8080, "go run .", "go.mod")]
    [InlineData("go", "cmd/shop/main.go", "", 8080, "go run ./cmd/shop", "go.mod")]
    [InlineData("php", "public/index.php", "", 8000, "php -S 127.0.0.1:8000 -t public")]
    [InlineData("laravel", "artisan", "", 8000, "php artisan serve --host=127.0.0.1 --port=8000")]
    [InlineData("ruby", "app.rb", "require 'sinatra'", 4567, "bundle exec ruby app.rb", "Gemfile.lock")]
    [InlineData("rack", "config.ru", "", 9292, "rackup --host 127.0.0.1 --port 9292")]
    [InlineData("spring", "pom.xml", "<artifactId>spring-boot-starter-web</artifactId>", 8080, "mvn -q spring-boot:run")]
    [InlineData("gradle", "build.gradle", "plugins { id 'application' }", 8080, "gradle --no-daemon --console=plain run")]
    [InlineData("java", "Main.java", "", 8080, "java Main.java")]
    [InlineData("node", "server.js", "createServer(f).listen(4001)", 4001, "node --watch server.js")]
    public void Detect_Language_GivesItsServer(string kind, string file, string text, int port, string command, string? second = null)
    {
        var recipe = second is null ? Found((file, text)) : Found((file, text), (second, ""));

        Assert.Equal((kind, port, command), (recipe.Kind, recipe.Port, ShellCommand.TextOf(recipe.Web.Start)));
    }

    [Fact]
    public void Detect_FrontEndBesideAnApi_GivesBothTheApiFirst()
    {
        var recipe = Found(
            ("package.json", """{"scripts":{"dev":"vite"},"dependencies":{"vite":"8"}}"""), ("index.html", ""),
            ("api/app.py", "from flask import Flask\napp = Flask(__name__)"));

        Assert.Equal(["api", "web"], recipe.Programs.Select(program => program.Name));
        Assert.Equal(("vite", 5173, "flask", "api", 5000), (recipe.Kind, recipe.Port, recipe.Programs[0].Kind, recipe.Programs[0].Directory, recipe.ApiPort));
        Assert.Equal("package.json", recipe.From);
    }

    [Fact]
    public void Detect_ScriptsOfApiAndWorker_AreProgramsOfTheirOwn()
    {
        var recipe = Found(("package.json", """{"scripts":{"dev":"vite","api":"node --watch server/index.js","worker":"node worker.js"},"dependencies":{"vite":"8","express":"5"}}"""));

        Assert.Equal([("api", 3000), ("web", 5173), ("worker", null)], recipe.Programs.Select(program => (program.Name, program.Port)));
    }

    [Fact]
    public void Detect_FoldersOfFrontAndBack_AreRunWhereTheyLie()
    {
        var recipe = Found(
            ("web/package.json", """{"scripts":{"dev":"vite"},"dependencies":{"vite":"8"}}"""), ("server/package.json", """{"scripts":{"start":"node index.js"},"dependencies":{"express":"5"}}"""));

        Assert.Equal([("api", "server"), ("web", "web")], recipe.Programs.Select(program => (program.Name, program.Directory)));
        Assert.Equal(new RecipeNote(RecipeNote.SecondPackage, "server/package.json", "dependencies"), Assert.Single(recipe.Notes));
    }

    [Fact]
    public void Detect_Procfile_GivesAProgramALine()
    {
        var recipe = Found(("Procfile", "web: gunicorn app:app --bind :$PORT\nworker: python3 jobs.py # jobs\nrelease: python3 migrate.py\n???"), ("app.py", "flask"));

        Assert.Equal([("web", 3000), ("worker", null)], recipe.Programs.Select(program => (program.Name, program.Port)));
        Assert.Equal(("python3 migrate.py", "Procfile", "???"), (recipe.Programs[0].Install, recipe.From, Assert.Single(recipe.Notes).What));
    }

    [Fact]
    [Trait("Case", "S6")]
    public void Detect_Dockerfile_FollowsWhatItMayAndSaysTheRest()
    {
        var recipe = Found(("Dockerfile", """
            FROM node:22 AS build
            CMD ["false"]
            FROM debian:12
            # the app
            WORKDIR /srv/app
            WORKDIR backend
            ENV MODE=fast NAME="two words"
            RUN apt-get update && \
                apt-get install -y curl
            RUN pip install --no-cache-dir -r requirements.txt
            COPY . .
            EXPOSE 80
            EXPOSE 8081/tcp
            USER root
            VOLUME /data
            ENTRYPOINT ["./serve"]
            CMD ["--loud"]
            """), ("backend/serve", ""));

        Assert.Equal(("dockerfile", 8081, "backend", "./serve --loud"), (recipe.Kind, recipe.Port, recipe.Web.Directory, ShellCommand.TextOf(recipe.Web.Start)));
        Assert.Equal(("fast", "two words"), (recipe.Web.Environment["MODE"], recipe.Web.Environment["NAME"]));
        Assert.Equal(
            ["recipe.base-image", "recipe.base-image", "recipe.docker-build-step", "recipe.port-reserved", "recipe.docker-instruction", "recipe.docker-instruction"],
            recipe.Notes.Select(note => note.Code));
    }

    [Fact]
    [Trait("Case", "S7")]
    public void Detect_DevContainer_FollowsWhatItMayAndSaysTheRest()
    {
        var recipe = Found((".devcontainer/devcontainer.json", """
            { // what the editor wants
              "name": "x", "image": "mcr/dotnet", "forwardPorts": [9000], "containerEnv": { "A": "1" }, "mounts": ["source=/,target=/host,type=bind"], "runArgs": ["--privileged"],
              "postCreateCommand": "make deps", "postStartCommand": ["make", "serve"],
            }
            """));

        Assert.Equal(("devcontainer", 9000, "make deps", "make serve", "1"), (recipe.Kind, recipe.Port, recipe.Web.Install, ShellCommand.TextOf(recipe.Web.Start), recipe.Web.Environment["A"]));
        Assert.Equal(["image", "mounts", "runArgs"], recipe.Notes.Select(note => note.What.Split(':')[0]));
    }

    [Fact]
    public void Detect_SettingsNamePrograms_WhatTheyLeaveOutIsAsDetected()
    {
        var recipe = Found(
            ("package.json", """{"scripts":{"dev":"vite"},"dependencies":{"vite":"8"}}"""),
            ("forja.json", """
                { "env": { "ALL": "1" }, "programs": { "web": { "health": "/ok" }, "api": { "start": "node api.js", "port": 4000, "directory": "api", "env": { "ALL": "2" } }, "jobs": { "start": ["node", "jobs.js"] } } }
                """));

        Assert.Equal([("web", "vite", 5173), ("api", "custom", 4000), ("jobs", "custom", null)], recipe.Programs.Select(program => (program.Name, program.Kind, program.Port)));
        Assert.Equal(("/ok", "1", "2", "api"), (recipe.Web.Health, recipe.Web.Environment["ALL"], recipe.Programs[1].Environment["ALL"], recipe.Programs[1].Directory));
    }

    [Theory]
    [InlineData("""{"programs":{"web":{"start":"x","port":3000},"api":{"start":"y","port":3000}}}""", "recipe.port-twice", "api")]
    [InlineData("""{"programs":{"jobs":{"start":"x"}}}""", "recipe.port-needed", null)]
    [InlineData("""{"programs":{"web":{"port":3000}}}""", "recipe.start-invalid", "web")]
    [InlineData("""{"programs":{"Web 1":{"start":"x","port":3000}}}""", "recipe.name-invalid", "Web 1")]
    [InlineData("""{"programs":{"web":{"start":"x","port":3000,"directory":"../.."}}}""", "recipe.directory-invalid", "web")]
    [InlineData("""{"programs":{"web":{"start":"x","port":3000,"env":{"A B":"1"}}}}""", "recipe.env-invalid", "web")]
    [InlineData("""{"programs":{"web":{"start":"x","port":3000,"health":"http://elsewhere"}}}""", "recipe.health-invalid", "web")]
    public void Detect_SettingsAreWrong_SaysWhichProgramAndWhy(string settings, string code, string? program)
    {
        var missing = Assert.IsType<RecipeOutcome.Missing>(RecipeDetector.Detect(Facts(("forja.json", settings))));

        Assert.Equal((code, program), (missing.Problem!.Code, missing.Problem.Program));
    }

    [Theory]
    [InlineData("flask", true)]
    [InlineData("Flask>=2.2 # web\n\n", true)]
    [InlineData("flask>=3", false)]
    [InlineData("flask==2.2.2", false)]
    [InlineData("flask\nnot-there", false)]
    public void Satisfies_Requirements_OnlyWhenAllIsThere(string requirements, bool satisfied) =>
        Assert.Equal(satisfied, MachinePython.Satisfies(requirements, new Dictionary<string, Version> { ["flask"] = new(2, 2, 2) }));

    private static Recipe Found(params (string Path, string Text)[] files) => Assert.IsType<RecipeOutcome.Found>(RecipeDetector.Detect(Facts(files))).Recipe;

    private static AppFacts Facts(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => file.Path)], files.ToImmutableDictionary(file => file.Path, file => file.Text));
}
