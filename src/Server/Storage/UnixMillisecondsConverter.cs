using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Forja.Server.Storage;

/// <summary>Keeps times as whole milliseconds since 1970 in UTC: SQLite has no type for them, and numbers sort.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    value => value.ToUnixTimeMilliseconds(),
    value => DateTimeOffset.FromUnixTimeMilliseconds(value));
