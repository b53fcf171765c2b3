using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Forja.Cli;

/// <summary>A project's events, one after another, across broken connections: it asks again from where it was.</summary>
internal sealed class EventFeed(Api api, string project, string cursor)
{
    /// <summary>A server that is being started again takes seconds; one that stays away this long is gone.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(30);

    public async IAsyncEnumerable<JsonNode> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var absentSince = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var response = await OpenAsync(absentSince, cancellationToken);
            if (response is not null)
            {
                await foreach (var item in ItemsAsync(response, cancellationToken))
                {
                    absentSince = TimeProvider.System.GetTimestamp();
                    yield return item;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
        }
    }

    private async Task<HttpResponseMessage?> OpenAsync(long absentSince, CancellationToken cancellationToken)
    {
        try
        {
            return await api.WatchAsync(project, cursor, cancellationToken);
        }
        catch (Exception error) when (error is CliError { Code: "server.not-running" } or HttpRequestException)
        {
            if (TimeProvider.System.GetElapsedTime(absentSince) > LongestAbsence) throw new CliError("server.not-running");
            return null;
        }
    }

    private async IAsyncEnumerable<JsonNode> ItemsAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (response)
        {
            await using var items = SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken)).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync()) yield break;
                }
                catch (Exception error) when (error is IOException or HttpRequestException)
                {
                    yield break;
                }

                if (items.Current.EventId is { Length: > 0 } id) cursor = id;
                if (JsonNode.Parse(items.Current.Data) is { } happened) yield return happened;
            }
        }
    }
}
