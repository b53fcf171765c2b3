using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>Checks <see cref="SandboxOptions"/> when the server starts.</summary>
[OptionsValidator]
internal sealed partial class SandboxOptionsValidator : IValidateOptions<SandboxOptions>;
