using System.Collections.Immutable;

namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>Packages of one lock, bundled for pages, on this machine. Immutable: another lock is another set under another key.</summary>
public sealed record BrowserSet
{
    /// <summary>Names the set by what is in it: 32 hexadecimal digits.</summary>
    public required string Key { get; init; }

    /// <summary>Import → module file of the set: <c>react-dom/client</c> → <c>react-dom/client.js</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Entries { get; init; }

    /// <summary>Icon packs: package → exported name → the module file whose default it is, so that a page loads the icons that it shows and no others.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Exports { get; init; }

    /// <summary>What went in: a package's place in the layer → its version.</summary>
    public required ImmutableSortedDictionary<string, string> Versions { get; init; }

    /// <summary>Imports that could not be bundled, and why.</summary>
    public required ImmutableSortedDictionary<string, string> Failed { get; init; }
}
