using Microsoft.Extensions.Options;

namespace Forja.ProjectFiles;

/// <summary>Checks <see cref="ProjectFilesOptions"/> when the server starts.</summary>
[OptionsValidator]
internal sealed partial class ProjectFilesOptionsValidator : IValidateOptions<ProjectFilesOptions>;
