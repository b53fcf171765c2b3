using Microsoft.Extensions.Options;

namespace Forja.Generation;

/// <summary>Checks <see cref="GenerationOptions"/> when the host starts.</summary>
[OptionsValidator]
internal sealed partial class GenerationOptionsValidator : IValidateOptions<GenerationOptions>;
