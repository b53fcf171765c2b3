using System.ClientModel;
using System.Net.Sockets;
using System.Text.Json;
using Anthropic.Exceptions;

namespace Forja.Generation.Models;

/// <summary>Sorts what SDKs, HTTP and sockets throw. Whatever breaks a stream that had begun is an interruption, which can be resumed.</summary>
internal static class ModelFaults
{
    /// <summary>From an exception of a call.</summary>
    public static ModelFault Of(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is ModelFault fault) return fault;
        }

        return exception switch
        {
            AnthropicSseException sse => OfSentence(sse.Message),
            AnthropicInvalidDataException or JsonException =>
                new ModelFault(FailureCodes.Interrupted, "The stream holds an event that cannot be read.", retryable: true, inner: exception),
            _ when IsConnect(exception) => new ModelFault(FailureCodes.Unreachable, Innermost(exception), retryable: true, inner: exception),
            ClientResultException { Status: > 0 } result => OfStatus(result.Status, result.Message, null),
            _ => new ModelFault(FailureCodes.Interrupted, $"The stream broke off: {Innermost(exception)}", retryable: true, inner: exception),
        };
    }

    /// <summary>From an HTTP status and the body that came with it.</summary>
    public static ModelFault OfStatus(int status, string body, TimeSpan? retryAfter)
    {
        var message = MessageIn(body) is { Length: > 0 } told ? $"HTTP {status}: {told}" : $"HTTP {status}";
        return status switch
        {
            401 or 403 => new ModelFault(FailureCodes.Unauthorized, message, retryable: false),
            404 => new ModelFault(FailureCodes.ModelUnknown, message, retryable: false),
            402 => new ModelFault(FailureCodes.RateLimited, message, retryable: false),
            429 when body.Contains("insufficient_quota", StringComparison.Ordinal) =>
                new ModelFault(FailureCodes.RateLimited, message, retryable: false),
            429 => new ModelFault(FailureCodes.RateLimited, message, retryable: true, retryAfter),
            408 or 409 or 425 or >= 500 => new ModelFault(FailureCodes.Unavailable, message, retryable: true, retryAfter),
            413 => new ModelFault(FailureCodes.ContextExceeded, message, retryable: false),
            400 or 422 when IsAboutContext(body) => new ModelFault(FailureCodes.ContextExceeded, message, retryable: false),
            400 when body.Contains("credit balance", StringComparison.Ordinal) => new ModelFault(FailureCodes.RateLimited, message, retryable: false),
            _ => new ModelFault(FailureCodes.Rejected, message, retryable: false),
        };
    }

    /// <summary>From an error event inside a stream.</summary>
    public static ModelFault OfErrorEvent(string? type, string message) => type switch
    {
        "rate_limit_error" or "rate_limit_exceeded" => new ModelFault(FailureCodes.RateLimited, message, retryable: true),
        "overloaded_error" or "api_error" or "server_error" => new ModelFault(FailureCodes.Unavailable, message, retryable: true),
        "authentication_error" or "permission_error" => new ModelFault(FailureCodes.Unauthorized, message, retryable: false),
        "invalid_request_error" => new ModelFault(FailureCodes.Rejected, message, retryable: false),
        _ => new ModelFault(FailureCodes.Interrupted, message, retryable: true),
    };

    private static bool IsConnect(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException!)
        {
            var error = (inner as HttpRequestException)?.HttpRequestError;
            if (error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError) return true;

            var socket = (inner as SocketException)?.SocketErrorCode;
            if (socket is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable) return true;
        }

        return false;
    }

    private static bool IsAboutContext(string body) =>
        body.Contains("context_length_exceeded", StringComparison.Ordinal) || body.Contains("prompt is too long", StringComparison.OrdinalIgnoreCase)
        || body.Contains("context length", StringComparison.OrdinalIgnoreCase) || body.Contains("context window", StringComparison.OrdinalIgnoreCase);

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception.Message;
    }

    /// <summary>The error's own sentence out of either vendor's JSON; the raw text where it is none.</summary>
    private static string MessageIn(string body)
    {
        if (ErrorIn(body) is { } error && error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
        {
            return message.GetString()!;
        }

        return body.Length > 300 ? body[..300] : body;
    }

    private static ModelFault OfSentence(string message)
    {
        // The SDK puts the event's JSON into its sentence.
        var start = message.IndexOf('{', StringComparison.Ordinal);
        var end = message.LastIndexOf('}');
        var json = start >= 0 && end > start ? message[start..(end + 1)] : message;
        return OfErrorEvent(ErrorIn(json) is { } error && error.TryGetProperty("type", out var type) ? type.GetString() : null, MessageIn(json));
    }

    private static JsonElement? ErrorIn(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var found = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) ? error : default;
            return found.ValueKind == JsonValueKind.Object ? found.Clone() : null;
        }
        catch (JsonException)
        {
            // Gateways answer with HTML or plain text; then the text itself is what there is to show.
            return null;
        }
    }
}
