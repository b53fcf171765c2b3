using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Forja.ProjectFiles;

/// <summary>
/// Stores a moment as UTC ticks in a 64-bit integer: SQLite cannot order its text form of <see cref="DateTimeOffset"/>, PostgreSQL's own type keeps
/// microseconds only, and the integer orders and round-trips the same on both.
/// </summary>
public sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
