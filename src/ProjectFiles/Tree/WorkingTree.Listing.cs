using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Forja.ProjectFiles.Tree;
using Microsoft.Win32.SafeHandles;

namespace Forja.ProjectFiles;

/// <content>Walking the tree: one folder open at a time, links labelled and never followed.</content>
public sealed partial class WorkingTree
{
    // Deeper trees are made by accident or malice only; FilePath.MaxBytes would allow 512 levels.
    private const int MaxDepth = 64;

    // struct linux_dirent64: inode (8), offset (8), record length (2), type (1), name.
    private const int RecordLengthOffset = 16;
    private const int NameOffset = 19;
    private const int DirectoryBufferBytes = 32 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Everything outside ignored folders, sorted by path; links, FIFOs, sockets and devices with their label.</summary>
    public Task<TreeListing> ListAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var walk = Walk(cancellationToken);
            return new TreeListing([.. walk.Found.Select(file => file.Entry)], walk.Truncated, walk.Unnameable);
        },
        cancellationToken);

    private TreeWalk Walk(CancellationToken cancellationToken)
    {
        using var root = OpenRoot();
        var walk = new TreeWalk(_options.MaxFiles);
        var folders = new Stack<(FilePath? Path, int Depth)>();
        folders.Push((null, 1));
        while (!walk.Truncated && folders.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var open = Native.OpenBeneath(root, folder.Path?.Value ?? ".", Native.ReadOnly | Native.Directory, out _);
            // Gone or swapped for a link since its parent was read: there is no such folder any more.
            if (open is null) continue;

            WalkFolder(open, folder.Path, folder.Depth, walk, folders);
        }

        walk.Found.Sort((left, right) => left.Entry.Path.CompareTo(right.Entry.Path));
        return walk;
    }

    private static void WalkFolder(SafeFileHandle open, FilePath? path, int depth, TreeWalk walk, Stack<(FilePath? Path, int Depth)> folders)
    {
        var names = ReadNames(open, walk);
        foreach (var name in names)
        {
            if (StatusOf(open, name, Native.AtSymlinkNoFollow) is not { } status) continue;
            if (status.Kind == TreeEntryKind.Folder ? IgnoreRules.IgnoresFolder(name, names) : IgnoreRules.IgnoresFile(name)) continue;

            // A name in another spelling than its FilePath could not be opened by that path.
            if (!FilePath.TryParse(path is null ? name : $"{path}/{name}", out var child) || child.Name != name)
            {
                walk.Unnameable++;
            }
            else if (status.Kind != TreeEntryKind.Folder)
            {
                if (!walk.TryAdd(new TreeWalk.FoundFile(new TreeEntry(child, (long)status.Size, status.Kind), status))) return;
            }
            else if (depth < MaxDepth)
            {
                folders.Push((child, depth + 1));
            }
            else
            {
                walk.Truncated = true;
            }
        }
    }

    private static HashSet<string> ReadNames(SafeFileHandle folder, TreeWalk walk)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in FolderNames(folder))
        {
            if (name is null) walk.Unnameable++;
            // A folder of a million files is read no further than the whole tree may be.
            else if (names.Count >= walk.Limit) { walk.Truncated = true; break; }
            else names.Add(name);
        }

        return names;
    }

    /// <summary>The names in an open folder, in no order; null for one that is not UTF-8.</summary>
    private static IEnumerable<string?> FolderNames(SafeFileHandle folder) => RawFolderNames(folder).Select(DecodeName);

    /// <summary>The names in an open folder as the kernel gives them, each with its closing zero.</summary>
    internal static IEnumerable<byte[]> RawFolderNames(SafeFileHandle folder)
    {
        var buffer = new byte[DirectoryBufferBytes];
        while (true)
        {
            var read = (int)Native.ReadDirectory(folder, buffer, (nuint)buffer.Length);
            // ENOENT: the folder was removed while it was read.
            if (read < 0 && LastError() == Errno.NotFound) yield break;
            if (read < 0) throw Native.Failure("read a folder", LastError());
            if (read == 0) yield break;

            for (var offset = 0; offset < read;)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(offset + RecordLengthOffset));
                var name = buffer.AsSpan(offset + NameOffset, length - NameOffset);
                var raw = name[..(name.IndexOf((byte)0) + 1)].ToArray();
                offset += length;
                if (raw is not ([(byte)'.', 0] or [(byte)'.', (byte)'.', 0])) yield return raw;
            }
        }
    }

    private static string? DecodeName(byte[] name)
    {
        try
        {
            return StrictUtf8.GetString(name.AsSpan(..^1));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
