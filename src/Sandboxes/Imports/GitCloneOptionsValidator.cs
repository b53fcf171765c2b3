using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Imports;

/// <summary>Checks <see cref="GitCloneOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class GitCloneOptionsValidator : IValidateOptions<GitCloneOptions>;
