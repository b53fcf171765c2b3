using System.Net;

namespace Forja.Turns.Checks;

/// <summary>Loads every module that the entry page leads to, as a browser would, and gathers those that the dev server cannot compile or find.</summary>
internal sealed class ModuleWalk(Func<string, CancellationToken, Task<AppAnswer>> get)
{
    /// <summary>Far above any app that a model writes; a project beyond it is checked in part and the receipt says how much.</summary>
    private const int MostModules = 500;

    private const int AtOnce = 6;

    public async Task<ModuleWalkResult> RunAsync(string html, CancellationToken cancellationToken)
    {
        HashSet<string> known = [.. PageModules.OfPage(html)];
        List<(string Address, string Error)> broken = [];
        var wave = known.ToList();
        while (wave.Count > 0)
        {
            List<string> next = [];
            foreach (var part in wave.Chunk(AtOnce))
            {
                var answers = await Task.WhenAll(part.Select(async address => (Address: address, Answer: await get(address, cancellationToken))));
                foreach (var (address, answer) in answers)
                {
                    if (Problem(address, answer) is { } problem) broken.Add((address, problem));
                    else if (answer.MediaType.Contains("javascript", StringComparison.Ordinal))
                        next.AddRange(PageModules.OfModule(answer.Body, address).Where(item => known.Count < MostModules && known.Add(item)));
                }
            }

            wave = next;
        }

        return new ModuleWalkResult(known.Count, broken);
    }

    private static string? Problem(string address, AppAnswer answer)
    {
        if (answer.IsError) return answer.Status == HttpStatusCode.NotFound ? $"{address} was not found (404)" : ServerError.Read(answer.Body);

        // A dev server that answers its page for everything says so of a module that does not exist.
        var isScript = address.Split('?')[0] is var path && (path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".mjs", StringComparison.Ordinal)
            || path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".tsx", StringComparison.Ordinal) || path.EndsWith(".jsx", StringComparison.Ordinal));
        return isScript && answer.MediaType == "text/html" ? $"{address} does not exist (the page came instead)" : null;
    }
}

/// <summary>How many modules were loaded, and what was wrong with which.</summary>
internal sealed record ModuleWalkResult(int Modules, IReadOnlyList<(string Address, string Error)> Broken);
