using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Egress;

/// <summary>Checks <see cref="EgressOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class EgressOptionsValidator : IValidateOptions<EgressOptions>;
