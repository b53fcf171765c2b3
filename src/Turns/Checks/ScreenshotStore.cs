using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Checks;

/// <summary>Keeps the pictures of the latest versions; stored in the transaction of the receipt that names them.</summary>
internal static class ScreenshotStore
{
    /// <summary>Versions of a project that keep their pictures: about 6 MB of them.</summary>
    private const int MostVersions = 40;

    public static async Task KeepAsync(DbContext db, string project, int version, IReadOnlyList<Picture> pictures)
    {
        if (pictures.Count == 0) return;
        await db.Set<Screenshot>().Where(row => row.Project == project && (row.Version == version || row.Version <= version - MostVersions)).ExecuteDeleteAsync();
        foreach (var picture in pictures)
        {
            db.Add(new Screenshot
            {
                Project = project,
                Version = version,
                Name = picture.Name,
                Content = picture.Content.ToArray(),
                Hash = Convert.ToHexStringLower(SHA256.HashData(picture.Content.Span)),
            });
        }
    }
}
