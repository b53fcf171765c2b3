using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Changes;

/// <summary>Checks <see cref="ChangesOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ChangesOptionsValidator : IValidateOptions<ChangesOptions>;
