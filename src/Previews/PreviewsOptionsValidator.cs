using Microsoft.Extensions.Options;

namespace Forja.Previews;

/// <summary>Checks <see cref="PreviewsOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class PreviewsOptionsValidator : IValidateOptions<PreviewsOptions>;
