using Forja.ProjectFiles;

namespace Forja.Generation.Prompts;

/// <summary>Which files the model sees as text: by importance, small ones first, until the budget is spent. Pure.</summary>
/// <param name="Shown">In the order of their paths.</param>
/// <param name="Candidates">How many could have been shown.</param>
internal sealed record FileSelection(IReadOnlyList<ProjectFileView> Shown, int Candidates)
{
    private static readonly FilePath Manifest = FilePath.Parse("package.json");

    public static FileSelection Choose(GenerationRequest request, int tokens)
    {
        var candidates = request.Files.Where(file => file is { Text: not null, Importance: not FileImportance.ListedOnly }).ToList();
        var shown = new List<ProjectFileView>();
        var left = tokens;
        foreach (var file in candidates.OrderBy(file => Rank(file, request)).ThenBy(file => file.Text!.Length).ThenBy(file => file.Path))
        {
            var cost = Estimate.Tokens(file.Text) + Estimate.Tokens(file.Path.Value) + 8;
            if (cost > left) continue;
            left -= cost;
            shown.Add(file);
        }

        return new FileSelection([.. shown.OrderBy(file => file.Path)], candidates.Count);
    }

    private static int Rank(ProjectFileView file, GenerationRequest request)
    {
        if (file.Importance == FileImportance.Central) return 0;
        if (file.Path == request.OpenFile) return 1;
        if (file.Path == Manifest || request.Starter?.EntryFiles.Contains(file.Path) == true) return 2;
        return file.Importance == FileImportance.Recent ? 3 : 4;
    }
}
