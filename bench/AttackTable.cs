using Forja.Testing.Attacks;

namespace Forja.Bench;

/// <summary>Tries every attack from inside a sandbox, on every runtime that is installed, and prints how many tries were held.</summary>
internal static class AttackTable
{
    public static async Task<int> PrintAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var runtimes = AttackList.Runtimes.Where(IsInstalled).ToArray();
        await output.WriteLineAsync($"{"attack",-58}{string.Concat(runtimes.Select(runtime => $"{runtime,18}"))}");
        List<string> through = [];
        foreach (var attack in AttackList.All)
        {
            await output.WriteAsync($"{attack,-58}");
            foreach (var runtime in runtimes)
            {
                await using var scene = AttackScene.Open(runtime);
                var outcome = await scene.RunAsync(attack, cancellationToken);
                await output.WriteAsync($"{$"{outcome.Held} of {outcome.Tried}",18}");
                through.AddRange(outcome.Through.Select(way => $"{runtime}: {attack}: {way}"));
                if (outcome.Tried == 0) through.Add($"{runtime}: {attack}: was not tried\n{outcome.Output}");
            }

            await output.WriteLineAsync();
        }

        foreach (var way in through) await output.WriteLineAsync(way);
        await output.WriteLineAsync(through.Count == 0 ? "All that was tried was held." : $"{through.Count} got through.");
        return through.Count == 0 ? 0 : 1;
    }

    private static bool IsInstalled(string runtime) => new[] { "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin" }.Any(folder => File.Exists(Path.Join(folder, runtime)));
}
