using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages;

/// <summary>Checks <see cref="PackageOptions"/> when the server starts.</summary>
[OptionsValidator]
internal sealed partial class PackageOptionsValidator : IValidateOptions<PackageOptions>;
