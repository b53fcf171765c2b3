using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>All that a run needs to know of its turn; plain values.</summary>
/// <param name="BaseVersion">The version that the model reads; what a person changes after it is merged, not overwritten.</param>
/// <param name="Starter">The starter under the project, when there is one.</param>
internal sealed record TurnJob(
    ProjectId Project,
    TurnId Turn,
    int Number,
    string Text,
    string? Model,
    string Language,
    FilePath? OpenFile,
    int BaseVersion,
    string? Starter,
    TurnNotice? OpeningNotice);
