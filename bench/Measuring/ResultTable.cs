using System.Text.Json;

namespace Forja.Bench.Measuring;

/// <summary>Shows the measurements to a person, and keeps them for whoever compares two runs.</summary>
internal static class ResultTable
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(Machine machine, IReadOnlyList<Measurement> measurements, TextWriter output)
    {
        output.WriteLine($"\n{machine.Cores} × {machine.Processor}, {machine.MemoryGiB} GiB, {machine.Distribution}, {machine.Kernel}");
        output.WriteLine($"{machine.Dotnet}; node {machine.Node}; {machine.Chromium}; {machine.Runtime}; {machine.Docker}\n");
        string[][] rows =
        [
            ["measured", "median", "min – max", "n", "baseline", "median", "ratio", "goal", ""],
            .. measurements.Select(row => new[]
            {
                row.Name, $"{Number(row.Samples.Median)} {row.Samples.Unit}", $"{Number(row.Samples.Min)} – {Number(row.Samples.Max)}", $"{row.Samples.Values.Count}",
                row.BaselineName ?? "", row.Baseline is { } baseline ? $"{Number(baseline.Median)} {baseline.Unit}" : "", row.Ratio is { } ratio ? $"{ratio:0.0}×" : "",
                row.Goal?.ToString() ?? "", row.Goal is null ? "" : row.Goal.IsMet(row) ? "met" : "MISSED",
            }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows) output.WriteLine(string.Join("  ", row.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }

    public static void Save(Machine machine, IReadOnlyList<Measurement> measurements, DateTimeOffset at, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var rows = measurements.Select(row => new
        {
            row.Name,
            row.Samples.Unit,
            row.Samples.Median,
            P95 = row.Samples.At(0.95),
            row.Samples.Values,
            row.BaselineName,
            BaselineMedian = row.Baseline?.Median,
            BaselineValues = row.Baseline?.Values,
            row.Ratio,
            row.Goal,
            Met = row.Goal?.IsMet(row),
        });
        File.WriteAllText(path, JsonSerializer.Serialize(new { at, machine, measurements = rows }, Indented) + "\n");
    }

    private static bool IsNumber(int column) => column is 1 or 2 or 3 or 5 or 6;

    private static string Number(double value) => value >= 100 ? value.ToString("#,0") : value.ToString("0.##");
}
