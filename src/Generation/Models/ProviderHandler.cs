using System.Globalization;
using System.Net.Http.Headers;

namespace Forja.Generation.Models;

/// <summary>
/// Sits under an SDK: turns an error response into a <see cref="ModelFault"/> while its headers are still at hand (the SDKs drop <c>retry-after</c>),
/// and tells of every byte that arrives, which the SDKs hide where it is a keep-alive.
/// </summary>
internal sealed class ProviderHandler(HttpMessageHandler inner, TimeProvider time, Action onBytes) : DelegatingHandler(inner)
{
    // An error's body is a sentence; a page of a proxy can be long.
    private const int LongestErrorBody = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        onBytes();
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                throw ModelFaults.OfStatus((int)response.StatusCode, await ReadErrorAsync(response, cancellationToken), RetryAfter(response.Headers));
            }
        }

        var content = new StreamContent(new WatchedStream(await response.Content.ReadAsStreamAsync(cancellationToken), onBytes));
        foreach (var header in response.Content.Headers) content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = content;
        return response;
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("retry-after-ms", out var values) && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds))
        {
            return Clean(TimeSpan.FromMilliseconds(milliseconds));
        }

        if (headers.RetryAfter?.Delta is { } delta) return Clean(delta);
        return headers.RetryAfter?.Date is { } date ? Clean(date - time.GetUtcNow()) : null;
    }

    private static TimeSpan Clean(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private static async Task<string> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var characters = new char[LongestErrorBody];
        var length = await reader.ReadBlockAsync(characters, cancellationToken);
        return new string(characters, 0, length);
    }
}
