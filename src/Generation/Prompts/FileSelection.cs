using Forja.ProjectFiles;

namespace Forja.Generation.Prompts;

/// <summary>
/// Which files the model sees as text. A first build sees all of the starter that is worth reading; later, the files that the request seems to need come first:
/// named ones, the open one, those whose words it uses, and what these import or are imported by. Pure, and linear in the size of the project.
/// </summary>
/// <param name="Shown">In the order of their paths.</param>
/// <param name="LeftOut">How many of the files that matter found no room.</param>
internal sealed record FileSelection(IReadOnlyList<ProjectFileView> Shown, int LeftOut)
{
    /// <summary>Projects up to this many tokens are shown whole: choosing would save less than a wrong choice costs.</summary>
    private const int SmallProject = 5_000;

    /// <summary>Room for files of which nothing says that they matter.</summary>
    private const int Spare = 1_500;

    private const double Certain = 1000;
    private const double Open = 500;
    private const double Named = 300;
    private const double Recent = 2;
    private const double Entry = 4;
    private const double Styles = 8;

    /// <summary>The share of a file's worth that its neighbours get.</summary>
    private const double Neighbour = 0.35;

    /// <summary>From this worth on a file says something about its neighbours.</summary>
    private const double Telling = 6;

    private const int MostImporters = 6;

    private const int LongData = 4_000;
    private const double DataShare = 0.3;

    /// <summary>From this worth on a file is shown although there is no room to spare.</summary>
    private const double Matters = 2;

    private static readonly FilePath Manifest = FilePath.Parse("package.json");

    public static FileSelection Choose(GenerationRequest request, int tokens)
    {
        var candidates = request.Files.Where(file => file is { Text: not null, Importance: not FileImportance.ListedOnly }).ToList();
        var worth = Worth(candidates, request);
        var left = tokens;
        var spare = IsFirstBuild(request) || candidates.Sum(Cost) <= SmallProject ? tokens : Spare;
        var leftOut = 0;
        var shown = new List<ProjectFileView>();
        foreach (var (file, value) in candidates.Zip(worth).OrderByDescending(item => item.Second).ThenBy(item => item.First.Text!.Length).ThenBy(item => item.First.Path))
        {
            var cost = Cost(file);
            var matters = value >= Matters;
            if (cost <= left && (matters || (cost <= spare && file.Importance != FileImportance.Background)))
            {
                left -= cost;
                if (!matters) spare -= cost;
                shown.Add(file);
            }
            else if (matters)
            {
                leftOut++;
            }
        }

        return new FileSelection([.. shown.OrderBy(file => file.Path)], leftOut);
    }

    /// <summary>No answer has changed a file yet; a first attempt that failed does not count.</summary>
    public static bool IsFirstBuild(GenerationRequest request) => request.Evidence is null && !request.History.Any(message => message.Files.Count > 0);

    private static int Cost(ProjectFileView file) => Estimate.Tokens(file.Text) + Estimate.Tokens(file.Path.Value) + 8;

    private static double[] Worth(List<ProjectFileView> files, GenerationRequest request)
    {
        // A repair is about what failed; the words of the request, perhaps of the whole app, would name every file.
        var words = RequestWords.Of(request.Evidence is { } evidence ? string.Join('\n', evidence.Failures.Select(failure => $"{failure.Summary}\n{failure.Output}")) : request.Prompt);
        var own = words.Score(files);
        for (var at = 0; at < files.Count; at++)
        {
            var file = files[at];
            if (file.Importance == FileImportance.Central) own[at] += Certain;
            if (file.Path == request.OpenFile) own[at] += Open;

            // Long lists of sample data have every word in them and are rarely what changes.
            if (IsData(file)) own[at] *= DataShare;
            if (words.Names(file.Path)) own[at] += Named;
            if (file.Importance == FileImportance.Background) continue;

            if (file.Path.Extension is ".css" && words.SpeaksOfLooks) own[at] += Styles;
            if (file.Path == Manifest ? IsFirstBuild(request) : IsEntry(file.Path, request)) own[at] += Entry;
            if (file.Importance == FileImportance.Recent && (own[at] > 0 || request.Evidence is not null)) own[at] += Recent;
        }

        // What stands beside an important file is often needed to change it: the store that it reads, the page that shows it.
        // What half of the project imports says nothing about the half that does.
        var worth = (double[])own.Clone();
        var imports = ImportGraph.Of(files).ToList();
        var importers = imports.CountBy(import => import.To).ToDictionary();
        foreach (var (from, to) in imports)
        {
            if (own[from] >= Telling) worth[to] = Math.Max(worth[to], own[to] + (Math.Min(own[from], Named) * Neighbour));
            if (own[to] >= Telling && importers[to] <= MostImporters) worth[from] = Math.Max(worth[from], own[from] + (Math.Min(own[to], Named) * Neighbour * Neighbour));
        }

        for (var at = 0; at < files.Count; at++)
        {
            if (files[at].Importance == FileImportance.Background && own[at] < Named) worth[at] = 0;
        }

        return worth;
    }

    private static bool IsData(ProjectFileView file) =>
        file.Text!.Length > LongData && file.Path.Segments.Any(name => name is "data" or "seed" or "mocks" or "fixtures" || name.StartsWith("data.", StringComparison.Ordinal) || name.StartsWith("seed", StringComparison.Ordinal));

    // Nearly every new feature needs a route or a link.
    private static bool IsEntry(FilePath path, GenerationRequest request) =>
        request.Starter?.EntryFiles.Contains(path) == true
        || Path.GetFileNameWithoutExtension(path.Name).ToLowerInvariant() is "app" or "layout" or "router" or "routes" or "index" or "server" or "main" && path.Segments.Count <= 3 && path.Extension is not ".css";
}
