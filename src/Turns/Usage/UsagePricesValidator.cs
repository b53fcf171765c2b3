using Microsoft.Extensions.Options;

namespace Forja.Turns.Usage;

/// <summary>Checks <see cref="UsagePrices"/> at start.</summary>
[OptionsValidator]
internal sealed partial class UsagePricesValidator : IValidateOptions<UsagePrices>;
