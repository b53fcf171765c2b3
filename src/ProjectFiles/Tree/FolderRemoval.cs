using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Forja.ProjectFiles.Tree;

/// <summary>
/// Removes a folder that an app could write in. Links are removed, not followed. Folders inside folders are first moved up beside their parent,
/// so that a tree of any depth needs no recursion and few open handles.
/// </summary>
internal static class FolderRemoval
{
    /// <summary>Removes <paramref name="path"/> and all in it. Fine when there is none. Its parent must be out of the app's reach.</summary>
    public static void Remove(string path)
    {
        if (!Directory.Exists(path)) return;

        using (var top = Native.OpenTrusted(path, Native.ReadOnly | Native.Directory | Native.NoFollow))
        {
            while (RemoveRound(path, top)) { }
        }

        Directory.Delete(path);
    }

    private static bool RemoveRound(string path, SafeFileHandle top)
    {
        // A handle is read to its end once, so each round opens the folder anew.
        using var reading = Native.OpenTrusted(path, Native.ReadOnly | Native.Directory | Native.NoFollow);
        var names = WorkingTree.RawFolderNames(reading).ToList();
        foreach (var name in names)
        {
            if (Native.Unlink(top, name, flags: 0) < 0) Flatten(top, name);
        }

        return names.Count > 0;
    }

    private static void Flatten(SafeFileHandle top, byte[] name)
    {
        using (var folder = Native.OpenBeneath(top, name, Native.ReadOnly | Native.Directory, out var error) ?? throw Native.Failure("remove a folder", error))
        {
            foreach (var child in WorkingTree.RawFolderNames(folder).ToList())
            {
                if (Native.Unlink(folder, child, flags: 0) == 0) continue;
                Check(Native.Rename(folder, child, top, Encoding.UTF8.GetBytes($"{Guid.NewGuid():n}\0"), Native.RenameNoReplace));
            }
        }

        Check(Native.Unlink(top, name, Native.AtRemoveDirectory));
    }

    private static void Check(int result)
    {
        if (result < 0) throw Native.Failure("remove a folder", (Errno)Marshal.GetLastPInvokeError());
    }
}
