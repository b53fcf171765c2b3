using Microsoft.Extensions.Options;

namespace Forja.Turns;

/// <summary>Checks <see cref="TurnOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class TurnOptionsValidator : IValidateOptions<TurnOptions>;
