namespace Forja.EndToEnd.Tests;

/// <summary>What a model might answer over the React starter.</summary>
internal static class ReactAnswer
{
    public const string HomePath = "src/pages/Home.tsx";

    /// <summary>The first page of the app as a whole file.</summary>
    public static string HomeFile(string heading) => $$"""
        export function Home() {
          return (
            <section>
              <h1 className="text-3xl font-semibold">{{heading}}</h1>
              <p className="mt-2 text-muted">Open from six.</p>
            </section>
          )
        }

        """;

    /// <summary>An answer that replaces it.</summary>
    public static string HomeSaying(string heading) => $$"""
        I make the first page yours.

        ```tsx {path={{HomePath}}}
        {{HomeFile(heading)}}```

        It is ready.
        """;

    /// <summary>An answer that changes one line of it.</summary>
    public static string LineChanged(string from, string to) => $$"""
        One line changes.

        ```tsx {path={{HomePath}}}
        <<<<<<< SEARCH
              <h1 className="text-3xl font-semibold">{{from}}</h1>
        =======
              <h1 className="text-3xl font-semibold">{{to}}</h1>
        >>>>>>> REPLACE
        ```
        """;
}
