namespace Forja.ProjectFiles;

/// <summary>
/// The single writer of a project's files; its key is the project's id. Calls run one after the other. Readers need not come here: they read
/// the <see cref="WorkingTree"/> and the <see cref="ProjectStore"/>. No cancellation: a write that was accepted is carried out.
/// </summary>
public interface IProjectGrain : IGrainWithStringKey
{
    /// <summary>Makes the project: row, folder, and its files as version 1.</summary>
    Task<VersionInfo> CreateAsync(NewProject project);

    /// <summary>Makes sure that the working tree holds the head version (after a crash, say). False when there is no such project.</summary>
    Task<bool> OpenAsync();

    /// <summary>Writes edits into the working tree at once; no version yet.</summary>
    Task<ApplyOutcome> ApplyAsync(EditBatch batch);

    /// <summary>One version of everything that differs from the head, sandbox-made changes included; null when nothing does.</summary>
    Task<VersionInfo?> CommitAsync(CommitRequest request);

    /// <summary>One version of what programs changed since the head; null when nothing differs, and while a turn writes, whose own version takes it in.</summary>
    Task<VersionInfo?> TakeInAsync();

    /// <summary>Writes one file and makes a version of it.</summary>
    Task<SaveOutcome> SaveAsync(SaveRequest request);

    /// <summary>Deletes a file, or a folder with all that is tracked in it, and makes a version of it.</summary>
    Task<SaveOutcome> DeleteAsync(FilePath path, FilePrecondition precondition, string author);

    /// <summary>Moves a file or a folder and makes a version of it. An existing target is never overwritten.</summary>
    Task<SaveOutcome> RenameAsync(FilePath from, FilePath to, FilePrecondition precondition, string author);

    /// <summary>Makes a new version with the content of an old one. Changes not in any version yet are saved as one first. Null when there is no such version.</summary>
    Task<VersionInfo?> RestoreAsync(int number);

    /// <summary>Takes one version's changes back, in one file or in all, as a new version; what came after it stays.</summary>
    Task<UndoOutcome> UndoAsync(int number, FilePath? only);

    /// <summary>Removes the project: rows, contents no other project has, and its folder. Its sandbox must be gone.</summary>
    Task DeleteProjectAsync();
}
