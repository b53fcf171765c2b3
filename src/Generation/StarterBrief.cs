using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>What a model must know of the starter that it builds on.</summary>
/// <param name="Id">The starter's name, for example <c>react</c>.</param>
/// <param name="Stack">What it is made of, for example React, Vite, Tailwind CSS.</param>
/// <param name="Description">How it runs and where things belong, in a few sentences.</param>
/// <param name="EntryFiles">The files that a model usually changes first.</param>
/// <param name="Dependencies">Package names that are installed already, so that they cost no waiting.</param>
public sealed record StarterBrief(
    string Id,
    IReadOnlyList<string> Stack,
    string Description,
    IReadOnlyList<FilePath> EntryFiles,
    IReadOnlyList<string> Dependencies);
