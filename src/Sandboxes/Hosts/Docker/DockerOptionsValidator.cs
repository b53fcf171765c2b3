using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Hosts.Docker;

/// <summary>Checks <see cref="DockerOptions"/> when the server starts.</summary>
[OptionsValidator]
internal sealed partial class DockerOptionsValidator : IValidateOptions<DockerOptions>;
