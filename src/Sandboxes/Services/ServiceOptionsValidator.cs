using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Services;

/// <summary>Checks <see cref="ServiceOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ServiceOptionsValidator : IValidateOptions<ServiceOptions>;
