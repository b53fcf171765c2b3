using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>Checks <see cref="BrowserOptions"/> when the server starts.</summary>
[OptionsValidator]
internal sealed partial class BrowserOptionsValidator : IValidateOptions<BrowserOptions>;
