namespace Forja.Sandboxes.Packages.Registry;

/// <summary>One version of one package: where its tarball is and what it must hash to.</summary>
internal sealed record PackageVersion(PackageName Name, string Version, Uri Tarball, Integrity Integrity);
