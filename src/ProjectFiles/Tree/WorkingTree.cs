using System.Collections.Concurrent;
using Forja.ProjectFiles.Tree;
using Microsoft.Win32.SafeHandles;

namespace Forja.ProjectFiles;

/// <summary>
/// A project's files on disk, as the sandbox sees them at <c>/app</c>. Programs in the sandbox change the same folder at any moment and with any intent, so every
/// access starts at an open handle of the root and lets the kernel refuse links (openat2: beneath, no symlinks, no magic links), and only regular files with one name
/// are read or written. Writes appear whole or not at all: written beside the tree, flushed, renamed into place, and the folder flushed.
/// Anyone may read; only the project's grain writes.
/// </summary>
public sealed partial class WorkingTree
{
    private const uint FileMode = 0b110_100_100;
    private const uint FolderMode = 0b111_101_101;
    private const uint PermissionBits = 0b111_111_111;

    private readonly ConcurrentDictionary<FilePath, HashedFile> _hashes = new();
    private readonly ProjectFilesOptions _options;
    private readonly string _staging;
    private readonly RepeatedWrites _writes;

    /// <param name="root">The folder of the files. It must exist; its owner becomes the owner of new files.</param>
    /// <param name="staging">A folder on the same filesystem that no sandbox can reach, for files on their way in.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock; the system's when it is left out.</param>
    public WorkingTree(string root, string staging, ProjectFilesOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Root = root;
        _staging = staging;
        _options = options;
        _writes = new RepeatedWrites(time ?? TimeProvider.System, Touch);
    }

    /// <summary>The folder of the files, absolute.</summary>
    public string Root { get; }

    /// <summary>A file's content; null when there is none. Refuses what is no regular file, and what is too large.</summary>
    public Task<FileContent?> ReadAsync(FilePath path, CancellationToken cancellationToken) => Task.Run(() => Read(path), cancellationToken);

    /// <summary>Writes a file, making the folders it needs.</summary>
    public Task WriteAsync(FilePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var staged = Stage(path, content);
            staged.Publish();
        },
        cancellationToken);

    /// <summary>
    /// Writes a file whose content is kept elsewhere too: it appears whole at once, but is only sure to outlive a power cut after <see cref="FlushAsync"/>. Ten times
    /// cheaper than <see cref="WriteAsync"/>.
    /// </summary>
    internal Task PutAsync(FilePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var staged = Stage(path, content, flush: false);
            staged.Publish();
        },
        cancellationToken);

    /// <summary>Brings files, and the names of these files, to the disk. What is gone or no plain file any more is left out.</summary>
    internal Task FlushAsync(IReadOnlyCollection<FilePath> paths, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var root = OpenRoot();
            foreach (var path in paths) Flush(root, path);
            foreach (var folder in paths.Select(path => path.Parent).Distinct())
            {
                using var open = Native.OpenBeneath(root, folder?.Value ?? ".", Native.ReadOnly | Native.Directory, out _);
                if (open is not null) _ = Native.Flush(open);
            }
        },
        cancellationToken);

    /// <summary>Removes a file or a link (never what it points to), and the folders that this leaves empty. False when there is none.</summary>
    public Task<bool> DeleteAsync(FilePath path, CancellationToken cancellationToken) => Task.Run(() => Delete(path), cancellationToken);

    /// <summary>Moves a file to a free path.</summary>
    public Task RenameAsync(FilePath from, FilePath to, CancellationToken cancellationToken) => Task.Run(() => Rename(from, to), cancellationToken);

    /// <summary>Writes a file's content beside the tree, so that all that can fail has failed before anything is visible.</summary>
    /// <param name="path">Where it is to be.</param>
    /// <param name="content">All of it.</param>
    /// <param name="flush">Whether it is on the disk when this returns, and its name when it is published.</param>
    internal StagedFile Stage(FilePath path, ReadOnlyMemory<byte> content, bool flush = true)
    {
        if (content.Length > _options.MaxFileBytes) throw TooLarge(path);

        using var root = OpenRoot();
        var owner = StatusOf(root, "", Native.AtEmptyPath) ?? throw Native.Failure("read the tree's root", Errno.NotFound);
        var existing = StatusBeneath(root, path);
        RefuseUnlessPlain(path, existing);

        var mode = existing is { } old ? old.Mode & PermissionBits : FileMode;
        return StagedFile.Write(this, _staging, path, content.Span, owner, mode, flush);
    }

    /// <summary>Puts a staged file in its place.</summary>
    internal void Publish(FilePath path, SafeFileHandle stagingFolder, string stagedName, bool flush)
    {
        using var root = OpenRoot();
        using var folder = OpenParent(root, path, create: true)!;
        RefuseUnlessPlain(path, StatusOf(folder, path.Name, Native.AtSymlinkNoFollow));

        Check(Native.Rename(stagingFolder, stagedName, folder, path.Name, flags: 0), path);
        _writes.Written(path);
        if (flush) Check(Native.Flush(folder), path);
    }

    private static void Flush(SafeFileHandle root, FilePath path)
    {
        using var place = Native.OpenBeneath(root, path.Value, Native.PathOnly, out _);
        if (place is null || StatusOf(place, "", Native.AtEmptyPath) is not { Kind: TreeEntryKind.File }) return;

        using var file = Native.OpenTrusted($"/proc/self/fd/{place.DangerousGetHandle()}", Native.ReadOnly | Native.NonBlocking | Native.NoControllingTerminal);
        Check(Native.Flush(file), path);
    }

    /// <summary>Renews a file's time stamp, so that whoever watches it looks again. Nothing happens when it is gone or no plain file any more.</summary>
    private void Touch(FilePath path)
    {
        try
        {
            using var root = OpenRoot();
            using var folder = OpenParent(root, path, create: false);
            if (folder is null || StatusOf(folder, path.Name, Native.AtSymlinkNoFollow) is not { Kind: TreeEntryKind.File }) return;
            _ = Native.SetTimes(folder, path.Name, 0, Native.AtSymlinkNoFollow);
        }
        catch (Exception gone) when (gone is IOException or FileRefusedException)
        {
            // The project was deleted, or something else stands there now.
        }
    }

    /// <summary>The error of a failed call on <paramref name="path"/>, as a refusal where the tree or the person is the cause.</summary>
    internal static Exception Explain(FilePath path, Errno error) => error switch
    {
        Errno.TooManyLinks or Errno.CrossDevice => new FileRefusedException(FileCodes.FileSpecial, $"'{path}' is or crosses a link."),
        Errno.NotADirectory or Errno.IsADirectory or Errno.NotEmpty => new FileRefusedException(FileCodes.PathBlocked, $"A file or folder is in the way of '{path}'."),
        Errno.Exists => new FileRefusedException(FileCodes.FileExists, $"'{path}' already exists."),
        Errno.NameTooLong => new FileRefusedException(FileCodes.PathInvalid, $"'{path}' is too long for this disk."),
        Errno.NoSpace or Errno.QuotaExceeded => new FileRefusedException(FileCodes.DiskFull, $"The disk is full, so '{path}' was not written."),
        _ => Native.Failure($"access '{path}'", error),
    };

    internal static void Check(int result, FilePath path)
    {
        if (result < 0) throw Explain(path, LastError());
    }

    private FileContent? Read(FilePath path)
    {
        using var root = OpenRoot();
        using var place = Native.OpenBeneath(root, path.Value, Native.PathOnly, out var error);
        if (place is null) return IsAbsence(error) ? null : throw Explain(path, error);

        var status = StatusOf(place, "", Native.AtEmptyPath) ?? throw Explain(path, Errno.NotFound);
        RefuseUnlessPlain(path, status);
        return Read(path, place, status);
    }

    // The handle opened with O_PATH touched nothing: a FIFO's writer was not woken, a device not started. Only now that it is known to be a file is it opened.
    private FileContent Read(FilePath path, SafeFileHandle place, FileStatus status)
    {
        if (status.Size > (ulong)_options.MaxFileBytes) throw TooLarge(path);

        var pinned = $"/proc/self/fd/{place.DangerousGetHandle()}";
        using var file = Native.OpenTrusted(pinned, Native.ReadOnly | Native.NonBlocking | Native.NoControllingTerminal);
        var buffer = new byte[status.Size];
        var length = 0;
        Span<byte> probe = stackalloc byte[1];
        while (true)
        {
            if (length == buffer.Length)
            {
                // At the expected end, one more byte tells whether the file grew meanwhile.
                if (RandomAccess.Read(file, probe, length) == 0) break;
                if (length >= _options.MaxFileBytes) throw TooLarge(path);
                Array.Resize(ref buffer, (int)Math.Min(_options.MaxFileBytes, Math.Max(4096L, length * 2L)));
            }

            var read = RandomAccess.Read(file, buffer.AsSpan(length), length);
            if (read == 0) break;
            length += read;
        }

        var content = buffer.AsMemory(0, length);
        return new FileContent(content, ContentHash.Of(content.Span));
    }

    private bool Delete(FilePath path)
    {
        using var root = OpenRoot();
        using (var folder = OpenParent(root, path, create: false))
        {
            if (folder is null || StatusOf(folder, path.Name, Native.AtSymlinkNoFollow) is not { } status) return false;
            if (status.Kind == TreeEntryKind.Folder) throw new FileRefusedException(FileCodes.PathBlocked, $"'{path}' is a folder.");

            Check(Native.Unlink(folder, path.Name, flags: 0), path);
            Check(Native.Flush(folder), path);
        }

        RemoveEmptyParents(root, path);
        return true;
    }

    private void Rename(FilePath from, FilePath to)
    {
        using var root = OpenRoot();
        var status = StatusBeneath(root, from) ?? throw new FileRefusedException(FileCodes.FileNotFound, $"There is no '{from}'.");
        RefuseUnlessPlain(from, status);

        using (var source = OpenParent(root, from, create: false) ?? throw Explain(from, Errno.NotADirectory))
        using (var target = OpenParent(root, to, create: true)!)
        {
            Check(Native.Rename(source, from.Name, target, to.Name, Native.RenameNoReplace), to);
            Check(Native.Flush(target), to);
            Check(Native.Flush(source), from);
        }

        RemoveEmptyParents(root, from);
    }

    // Like Git, a project has files and no folders of its own: an empty one is a leftover.
    private static void RemoveEmptyParents(SafeFileHandle root, FilePath path)
    {
        for (var folder = path.Parent; folder is not null; folder = folder.Parent)
        {
            using var parent = OpenParent(root, folder, create: false);
            if (parent is null || Native.Unlink(parent, folder.Name, Native.AtRemoveDirectory) < 0) return;
        }
    }

    private SafeFileHandle OpenRoot() => Native.OpenTrusted(Root, Native.ReadOnly | Native.Directory | Native.NoFollow);

    /// <summary>The open folder that holds <paramref name="path"/>; null when it is not there (and was not to be created).</summary>
    private static SafeFileHandle? OpenParent(SafeFileHandle root, FilePath path, bool create)
    {
        var parent = path.Parent?.Value ?? ".";
        var folder = Native.OpenBeneath(root, parent, Native.ReadOnly | Native.Directory, out var error);
        if (folder is not null) return folder;
        if (!create) return IsAbsence(error) ? null : throw Explain(path, error);
        return error == Errno.NotFound ? CreateParents(root, path) : throw Explain(path, error);
    }

    private static SafeFileHandle CreateParents(SafeFileHandle root, FilePath path)
    {
        var owner = StatusOf(root, "", Native.AtEmptyPath) ?? throw Explain(path, Errno.NotFound);
        var folder = Native.OpenBeneath(root, ".", Native.ReadOnly | Native.Directory, out var error) ?? throw Explain(path, error);
        foreach (var name in path.Segments.SkipLast(1))
        {
            var outer = folder;
            using (outer)
            {
                var made = Native.MakeDirectory(outer, name, FolderMode) == 0;
                if (!made && LastError() is not Errno.Exists and var failure) throw Explain(path, failure);

                folder = Native.OpenBeneath(outer, name, Native.ReadOnly | Native.Directory, out error) ?? throw Explain(path, error);
                if (!made) continue;

                GiveTo(folder, owner, path);
                Check(Native.Flush(outer), path);
            }
        }

        return folder;
    }

    /// <summary>Hands a new file or folder to the tree's owner, so that the sandbox's user may change it too.</summary>
    internal static void GiveTo(SafeFileHandle file, FileStatus owner, FilePath path)
    {
        if (Native.IsRoot && (owner.User != 0 || owner.Group != 0)) Check(Native.ChangeOwner(file, owner.User, owner.Group), path);
    }

    private static FileStatus? StatusBeneath(SafeFileHandle root, FilePath path)
    {
        using var folder = OpenParent(root, path, create: false);
        return folder is null ? null : StatusOf(folder, path.Name, Native.AtSymlinkNoFollow);
    }

    private static FileStatus? StatusOf(SafeFileHandle folder, string name, int flags)
    {
        if (Native.Stat(folder, name, flags, FileStatus.BasicMask, out var status) == 0) return status;
        var error = LastError();
        return IsAbsence(error) ? null : throw Native.Failure("read a file's status", error);
    }

    private static void RefuseUnlessPlain(FilePath path, FileStatus? status)
    {
        if (status is not { } found || found.Kind == TreeEntryKind.File) return;
        throw found.Kind == TreeEntryKind.Folder
            ? new FileRefusedException(FileCodes.PathBlocked, $"'{path}' is a folder.")
            : new FileRefusedException(FileCodes.FileSpecial, $"'{path}' is no regular file ({found.Kind}).");
    }

    private static bool IsAbsence(Errno error) => error is Errno.NotFound or Errno.NotADirectory;

    private static Errno LastError() => (Errno)System.Runtime.InteropServices.Marshal.GetLastPInvokeError();

    private FileRefusedException TooLarge(FilePath path) =>
        new(FileCodes.FileTooLarge, $"'{path}' is larger than {_options.MaxFileBytes} bytes.");
}
