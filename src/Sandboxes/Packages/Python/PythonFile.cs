namespace Forja.Sandboxes.Packages.Python;

/// <summary>One file of a Python package, as the index names it. A file whose hash the index does not say is none.</summary>
/// <param name="Name">Its file name, such as <c>flask-3.1.0-py3-none-any.whl</c>.</param>
/// <param name="Address">Where the index has it.</param>
/// <param name="Sha256">What it must hash to, in lower-case hexadecimal.</param>
/// <param name="RequiresPython">The versions of Python that it is for; null for any.</param>
/// <param name="Yanked">Whether it was taken back; pip then takes it only by its exact version.</param>
/// <param name="Uploaded">When it came; null when the index does not say.</param>
internal sealed record PythonFile(string Name, Uri Address, string Sha256, string? RequiresPython, bool Yanked, DateTimeOffset? Uploaded);
