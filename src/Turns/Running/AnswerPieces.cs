using System.Text.Json;
using Forja.Generation;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Running;

/// <summary>The finished pieces of a running model call, as they are stored.</summary>
internal static class AnswerPieces
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(AnswerPiece piece) => JsonSerializer.Serialize(piece, Json);

    public static async Task<IReadOnlyList<AnswerPiece>> ReadAsync(DbContext db, string turn)
    {
        var rows = await db.Set<TurnPiece>().AsNoTracking().Where(piece => piece.Turn == turn).OrderBy(piece => piece.Number).Select(piece => piece.Json).ToListAsync();
        return [.. rows.Select(json => JsonSerializer.Deserialize<AnswerPiece>(json, Json)!)];
    }

    /// <summary>Takes them out, with the changes that are saved next.</summary>
    public static async Task ForgetAsync(DbContext db, string turn) => db.RemoveRange(await db.Set<TurnPiece>().Where(piece => piece.Turn == turn).ToListAsync());
}
